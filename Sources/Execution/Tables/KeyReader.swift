import Columnar

/// Reads an encoded key back, part by part in label order.
struct KeyReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var scratch: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Appends the next part's value; the parts must be taken in the layout's order.
  /// isNegative: says of a zero, whose sign keys do not keep, whether it was negative.
  mutating func readPart(
    of part: KeyLayout.Part, into builder: ColumnBuilder, isNegative: () -> Bool
  ) throws {
    position &+= part.prefix.count
    let isPresent = bytes[position] == 1
    position &+= 1
    guard isPresent else { return try builder.appendNull() }
    switch part.type {
    case .bool:
      try builder.append(bool: bytes[position] == 1)
      position &+= 1
    case .string:
      try readText(into: builder)
    default:
      var word: UInt64 = 0
      for offset in 0..<8 { word = word << 8 | UInt64(bytes[position &+ offset]) }
      position &+= 8
      let value = KeyLayout.unordered(word, type: part.type)
      let isNegativeZero = part.type == .float && value == 0 && isNegative()
      try builder.append(word: isNegativeZero ? 1 << 63 : value)
    }
  }

  private mutating func readText(into builder: ColumnBuilder) throws {
    let start = position
    var hasEscapes = false
    while true {
      if bytes[position] == 0 {
        if bytes[position &+ 1] == 0 { break }
        hasEscapes = true
        position &+= 1
      }
      position &+= 1
    }
    let end = position
    position &+= 2
    guard hasEscapes else {
      return try builder.append(utf8: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
    scratch.removeAll(keepingCapacity: true)
    var index = start
    while index < end {
      scratch.append(bytes[index])
      index &+= bytes[index] == 0 ? 2 : 1
    }
    try scratch.withUnsafeBufferPointer { try builder.append(utf8: $0) }
  }
}

extension KeyLayout {
  /// The values of encoded keys, a column for each part, constant per table. isNegative: whether a
  /// zero of a key's column was negative, which keys do not keep as the two are equal.
  /// Errors: `MemoryExhausted`. Complexity: O(bytes).
  func columns(
    count: Int, budget: MemoryBudget?, key: (Int) -> UnsafeBufferPointer<UInt8>,
    isNegative: (_ key: Int, _ column: Int) -> Bool = { _, _ in false }
  ) throws -> [Column] {
    let builders = parts.map { ColumnBuilder(type: $0.type, capacity: count, budget: budget) }
    for table in 0..<count {
      var reader = KeyReader(key(table))
      for (part, builder) in zip(parts, builders) {
        try reader.readPart(of: part, into: builder) { isNegative(table, part.columnIndex) }
      }
    }
    return try builders.map { try $0.finishConstant() }
  }
}
