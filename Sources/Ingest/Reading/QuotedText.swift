/// For messages: quoted, shortened, without control characters.
func quoted(_ text: String) -> String {
  let shown = text.unicodeScalars.prefix(40).map { scalar -> String in
    scalar.value < 0x20 || scalar.value == 0x7F
      ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
  return "\"" + shown.joined() + (text.unicodeScalars.count > 40 ? "…" : "") + "\""
}

/// The same for bytes.
func quotedText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  quoted(String(decoding: bytes.prefix(200), as: UTF8.self))
}
