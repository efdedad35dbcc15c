import Columnar

/// Reads an encoded key back, part by part in label order.
struct KeyReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var scratch: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Appends the next part's value; the parts must be taken in the layout's order.
  /// isNegativeZero: what the bytes do not tell.
  mutating func readPart(
    of part: KeyLayout.Part, into builder: ColumnBuilder, isNegativeZero: Bool
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
      try builder.append(
        word: isNegativeZero ? (-0.0).bitPattern : KeyLayout.unordered(word, type: part.type))
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
