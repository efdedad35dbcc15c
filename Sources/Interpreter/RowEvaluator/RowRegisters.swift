import Columnar

/// The cells that a row program works on: a word each, a length for texts, and a null flag.
///
/// A text is the address of its UTF-8 in the word and its length beside it; it points into a
/// column, a constant, or the arena. Used by one thread.
final class RowRegisters {
  let words: UnsafeMutablePointer<UInt64>
  let lengths: UnsafeMutablePointer<Int>
  /// 1 = null.
  let nulls: UnsafeMutablePointer<UInt8>
  let count: Int
  /// Texts made while one row is computed.
  let arena = TextArena()
  /// Texts of constants, kept as long as the registers.
  private var ownedTexts: [UnsafeMutableBufferPointer<UInt8>] = []

  init(count: Int) {
    self.count = count
    words = .allocate(capacity: count)
    lengths = .allocate(capacity: count)
    nulls = .allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
    lengths.initialize(repeating: 0, count: count)
    nulls.initialize(repeating: 0, count: count)
  }

  deinit {
    words.deallocate()
    lengths.deallocate()
    nulls.deallocate()
    for text in ownedTexts { text.deallocate() }
  }

  func text(_ register: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: UnsafePointer(bitPattern: UInt(words[register])), count: lengths[register])
  }

  func setText(_ register: Int, _ text: UnsafeBufferPointer<UInt8>) {
    words[register] = UInt64(UInt(bitPattern: text.baseAddress))
    lengths[register] = text.count
    nulls[register] = 0
  }

  func setWord(_ register: Int, _ word: UInt64) {
    words[register] = word
    nulls[register] = 0
  }

  func setNull(_ register: Int) {
    words[register] = 0
    lengths[register] = 0
    nulls[register] = 1
  }

  /// Puts a value into a register whose text, if it is one, stays as long as the registers.
  func setConstant(_ register: Int, _ scalar: Scalar) {
    switch scalar {
    case .null: setNull(register)
    case .bool(let value): setWord(register, value ? 1 : 0)
    case .string(let value):
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, value.utf8.count))
      _ = copy.initialize(from: value.utf8)
      ownedTexts.append(copy)
      setText(register, UnsafeBufferPointer(rebasing: copy[..<value.utf8.count]))
    default: setWord(register, scalar.word ?? 0)
    }
  }

  /// Puts a value into a register for the rest of the row.
  func setTemporary(_ register: Int, _ scalar: Scalar) throws {
    guard case .string(var value) = scalar else { return setConstant(register, scalar) }
    try value.withUTF8 { setText(register, try arena.copy($0)) }
  }

  /// The cell as a value, outside of hot loops.
  func scalar(_ register: Int, _ type: ColumnType) -> Scalar {
    if nulls[register] != 0 { return .null }
    switch type {
    case .bool: return .bool(words[register] != 0)
    case .string: return .string(String(decoding: text(register), as: UTF8.self))
    default: return Scalar(word: words[register], type: type)
    }
  }
}
