import Columnar

/// Results of a function that come one at a time, each kept once; rows name them by number.
struct ScalarList {
  private struct Entry: BitwiseCopyable {
    /// The value's word, of a text the position of its bytes.
    var word: UInt64
    var length: Int
    var isNull: Bool
  }

  private var entries: GrowingBuffer<Entry>
  private var bytes: GrowingBuffer<UInt8>

  init(budget: MemoryBudget?) {
    entries = GrowingBuffer(budget: budget)
    bytes = GrowingBuffer(budget: budget)
  }

  mutating func removeAll() {
    entries.removeAll()
    bytes.removeAll()
  }

  /// Errors: `MemoryExhausted`.
  mutating func append(_ scalar: Scalar) throws -> Int32 {
    let number = Int32(truncatingIfNeeded: entries.count)
    var entry = Entry(word: 0, length: 0, isNull: false)
    switch scalar {
    case .null: entry.isNull = true
    case .bool(let value): entry.word = value ? 1 : 0
    case .string(var text):
      entry.word = UInt64(bytes.count)
      entry.length = text.utf8.count
      try text.withUTF8 { try bytes.append(contentsOf: $0) }
    default: entry.word = scalar.word ?? 0
    }
    try entries.append(entry)
    return number
  }

  /// The values of rows by their numbers; null for a negative one. They are valid until the list
  /// changes. numbers `[count]`
  func lane(
    _ numbers: UnsafePointer<Int32>, count: Int, isText: Bool, _ memory: LaneMemory
  ) -> Lane {
    var hasNulls = false
    for row in 0..<count {
      let number = Int(numbers[row])
      guard number >= 0, let entry = entries.base?[number], !entry.isNull else {
        memory.valid[row] = 0
        hasNulls = true
        continue
      }
      memory.valid[row] = 1
      if isText {
        let start = bytes.base.map { UnsafePointer($0) + Int(entry.word) }
        memory.texts[row] = TextView(UnsafeBufferPointer(start: start, count: entry.length))
      } else {
        memory.words[row] = entry.word
      }
    }
    return memory.lane(hasNulls: hasNulls)
  }
}
