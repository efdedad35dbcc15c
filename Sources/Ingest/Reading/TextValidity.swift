/// Whether all bytes of a text are UTF-8. Complexity: O(bytes), eight at a time where they are ASCII.
func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let start = text.baseAddress else { return true }
  let bytes = UnsafeRawPointer(start)
  var position = 0
  while position < text.count {
    if position + 8 <= text.count,
      bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      position += 8
      continue
    }
    let lead = text[position]
    if lead < 0x80 {
      position += 1
      continue
    }
    guard let (count, second) = continuation(of: lead), position + count < text.count,
      second.contains(text[position + 1]),
      (2..<max(2, count + 1)).allSatisfy({ text[position + $0] & 0xC0 == 0x80 })
    else { return false }
    position += count + 1
  }
  return true
}

/// How many bytes follow the first of a character, and which the first of them may be.
/// Source: The Unicode Standard, table 3-7.
private func continuation(of lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>)? {
  switch lead {
  case 0xC2...0xDF: (1, 0x80...0xBF)
  case 0xE0: (2, 0xA0...0xBF)
  case 0xED: (2, 0x80...0x9F)
  case 0xE1...0xEF: (2, 0x80...0xBF)
  case 0xF0: (3, 0x90...0xBF)
  case 0xF1...0xF3: (3, 0x80...0xBF)
  case 0xF4: (3, 0x80...0x8F)
  default: nil
  }
}
