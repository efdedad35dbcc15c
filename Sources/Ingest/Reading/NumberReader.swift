/// Reads digits and single bytes off the front of a text.
struct NumberReader {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  mutating func skipSpaces() { while take(0x20) {} }

  mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard text.count - position >= count else { return false }
    for index in 0..<count where text[position + index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  /// One digit at least.
  mutating func number(digitsMax: Int) -> Int? {
    var value = 0
    let start = position
    while position < text.count, position - start < digitsMax, text[position] &- 0x30 < 10 {
      value = value * 10 + Int(text[position] &- 0x30)
      position += 1
    }
    return position > start ? value : nil
  }

  /// So many ASCII letters.
  mutating func letters(_ count: Int) -> [UInt8]? {
    guard text.count - position >= count else { return nil }
    let found = text[position..<(position + count)]
    guard found.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return nil }
    position += count
    return Array(found)
  }

  /// Digits behind a point, in ns; those beyond the ninth are left out. One at least.
  mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var scale: Int64 = 100_000_000
    let start = position
    while position < text.count, text[position] &- 0x30 < 10 {
      value += Int64(text[position] &- 0x30) * scale
      scale /= 10
      position += 1
    }
    return position > start ? value : nil
  }
}
