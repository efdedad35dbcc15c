/// Case of characters by their simple mappings: one code point stays one, as in Go.
enum TextCase {
  static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.uppercaseMapping) ?? scalar
  }
  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    // U+0130 is the one letter whose full mapping has two code points but whose simple one differs.
    scalar.value == 0x130 ? "i" : single(scalar.properties.lowercaseMapping) ?? scalar
  }
  static func title(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.titlecaseMapping) ?? scalar
  }
  /// Equal for characters that differ in case only. The dotted capital and the dotless small i of
  /// Turkish are equal to themselves alone, as they belong to no pair.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value == 0x130 || scalar.value == 0x131 ? scalar : lower(upper(scalar))
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  static func mapping(
    _ text: String, _ transform: (Unicode.Scalar) -> Unicode.Scalar
  ) -> String {
    var mapped = String.UnicodeScalarView()
    mapped.append(contentsOf: text.unicodeScalars.lazy.map(transform))
    return String(mapped)
  }

  /// First letters of words in title case; words end at spaces and ASCII punctuation.
  static func titled(_ text: String) -> String {
    var previous: Unicode.Scalar = " "
    return mapping(text) { scalar in
      defer { previous = scalar }
      return isSeparator(previous) ? title(scalar) : scalar
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let isWord =
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
      return !isWord
    }
    if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal { return false }
    return scalar.properties.isWhitespace
  }
}
