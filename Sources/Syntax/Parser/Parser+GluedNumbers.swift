import Diagnostics

// Numbers and durations in the spelling of other languages: `1hour`, `1e6`, `1_000`, `0x1F`.
extension Parser {
  /// Reports a number whose word goes on where Flux's number has ended, and skips it; false where
  /// something else stands here. `start` is where the element began.
  func takeGluedNumber(from start: Int) -> Bool {
    let bytes = source.bytes
    guard current.span.start == previousEnd, previousEnd > start else { return false }
    var first = previousEnd
    while first > start, isWordByte(bytes[first - 1]) || bytes[first - 1] == UInt8(ascii: ".") {
      first -= 1
    }
    guard lexer.isDigit(bytes[first]) else { return false }
    var end = previousEnd
    while end < bytes.count, isWordByte(bytes[end]) || isExponentSign(end, from: first) { end += 1 }
    let word = Span(source: source, start: first, end: end)
    let meant = GluedNumber.flux(word.text)
    let isDuration = GluedNumber.isDuration(word.text)
    report(
      isDuration ? .invalidDuration : .invalidInteger,
      "invalid \(isDuration ? "duration" : "number"): \(word.text)", at: word,
      notes: [
        isDuration
          ? "units are y, mo, w, d, h, m, s, ms, us and ns"
          : "a number is digits, with one point at most"
      ],
      fix: meant.map { "write `\($0)`" }, edits: meant.map { [Edit(word, $0)] } ?? [])
    resume(at: end)
    return true
  }

  /// The sign in `1e-3`.
  private func isExponentSign(_ place: Int, from first: Int) -> Bool {
    let bytes = source.bytes
    guard [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[place]), place > first + 1,
      bytes[place - 1] | 0x20 == UInt8(ascii: "e"), place + 1 < bytes.count
    else { return false }
    return lexer.isDigit(bytes[place + 1])
      && bytes[first..<(place - 1)].allSatisfy { lexer.isDigit($0) || $0 == UInt8(ascii: ".") }
  }
}

/// What a number of another language is in Flux.
private enum GluedNumber {
  private static let units = [
    "year": "y", "yr": "y", "month": "mo", "mon": "mo", "week": "w", "wk": "w", "day": "d",
    "hour": "h", "hr": "h", "minute": "m", "min": "m", "second": "s", "sec": "s",
    "millisecond": "ms", "microsecond": "us", "nanosecond": "ns",
  ]

  static func isDuration(_ word: String) -> Bool {
    let letters = word.drop { $0.isNumber }
    return flux(word).map { $0.last?.isLetter ?? false } ?? (letters.first?.isLetter ?? false)
      && exponent(word) == nil && hexadecimal(word) == nil
  }

  static func flux(_ word: String) -> String? {
    exponent(word) ?? hexadecimal(word) ?? grouped(word) ?? duration(word)
  }

  /// `1hour`, `7days`, `1h30min`.
  private static func duration(_ word: String) -> String? {
    var rest = word[...]
    var written = ""
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let letters = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(letters.count)
      guard !digits.isEmpty, let unit = unit(String(letters)) else { return nil }
      written += digits + unit
    }
    return written
  }

  private static func unit(_ letters: String) -> String? {
    if ["y", "mo", "w", "d", "h", "m", "s", "ms", "us", "ns"].contains(letters) { return letters }
    if letters == "M" { return "mo" }
    let word = letters.lowercased()
    if let known = units[word] { return known }
    if word.hasSuffix("s"), let known = units[String(word.dropLast())] { return known }
    return ["y", "w", "d", "h", "s"].contains(word) ? word : nil
  }

  /// `1_000`.
  private static func grouped(_ word: String) -> String? {
    let digits = word.filter { $0 != "_" }
    guard digits.count < word.count, digits.allSatisfy(\.isNumber), !digits.hasPrefix("0") else {
      return nil
    }
    return digits
  }

  /// `0x1F`.
  private static func hexadecimal(_ word: String) -> String? {
    guard word.lowercased().hasPrefix("0x") else { return nil }
    return Int64(word.dropFirst(2), radix: 16).map(String.init)
  }

  /// `1.5e3`, with its point moved; nil beyond thirty digits, which nobody reads.
  private static func exponent(_ word: String) -> String? {
    let parts = word.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, let power = Int(parts[1]), abs(power) <= 30,
      parts[0].allSatisfy({ $0.isNumber || $0 == "." }), parts[0].count <= 30
    else { return nil }
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = halves.first, !whole.isEmpty else { return nil }
    var digits = Array(whole) + (halves.count == 2 ? Array(halves[1]) : [])
    var point = whole.count + power
    if point <= 0 {
      digits = Array(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    while digits.count <= point { digits.append("0") }
    return String(digits[..<point]) + "." + String(digits[point...])
  }
}
