import Columnar

/// How the cells of a column are written, where the file says it.
enum CellForm: Sendable, Hashable {
  /// Numbers with this text before their fraction; others only group the digits. Whole numbers
  /// lose the fraction.
  case number(decimal: [UInt8], grouping: [[UInt8]])
  /// Words for true and false; an empty list stands for every word that is not in the other one.
  case words(isTrue: [[UInt8]], isFalse: [[UInt8]])
  /// Bools that begin with `t`, `y` or `1`, or with `f`, `n` or `0`.
  case initials
  /// Lengths of time as Go writes them, kept in ns.
  case duration

  /// Reads a cell as a value of a type. Complexity: O(bytes).
  func word(_ cell: UnsafeBufferPointer<UInt8>, as type: ColumnType) -> WordCell {
    if case .words(let isTrue, let isFalse) = self {
      return Self.word(cell, isTrue, isFalse)
    }
    if isMissing(cell) { return .missing }
    let word: UInt64? =
      switch self {
      case .number(let decimal, let grouping): Self.number(cell, decimal, grouping, as: type)
      case .initials: Self.initial(cell)
      case .duration: parseGoDuration(cell).map { UInt64(bitPattern: $0) }
      case .words: nil
      }
    return word.map { .value($0) } ?? .bad
  }

  private static func word(
    _ cell: UnsafeBufferPointer<UInt8>, _ isTrue: [[UInt8]], _ isFalse: [[UInt8]]
  ) -> WordCell {
    if cell.isEmpty { return .missing }
    if isFalse.contains(where: { $0.elementsEqual(cell) }) { return .value(0) }
    if isTrue.contains(where: { $0.elementsEqual(cell) }) { return .value(1) }
    if isFalse.isEmpty { return .value(0) }
    return isTrue.isEmpty ? .value(1) : .bad
  }

  private static func initial(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64? {
    switch cell.first.map({ $0 | 0x20 }) {
    case 0x74, 0x79, 0x31: 1
    case 0x66, 0x6E, 0x30: 0
    default: nil
    }
  }

  private static func number(
    _ cell: UnsafeBufferPointer<UInt8>, _ decimal: [UInt8], _ grouping: [[UInt8]],
    as type: ColumnType
  ) -> UInt64? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(cell.count, 1)) { plain in
      var count = 0
      var index = 0
      while index < cell.count {
        let rest = cell[index...]
        if let mark = grouping.first(where: { rest.starts(with: $0) }) {
          index += mark.count
        } else if rest.starts(with: decimal) {
          if type != .float { break }
          plain[count] = 0x2E
          count += 1
          index += decimal.count
        } else {
          // A point that is not the decimal one would become it.
          if cell[index] == 0x2E { return nil }
          plain[count] = cell[index]
          count += 1
          index += 1
        }
      }
      let digits = UnsafeBufferPointer(rebasing: plain[..<count])
      switch type {
      case .float: return plainFloat(digits).map(\.bitPattern)
      case .int: return parseInt(digits).map { UInt64(bitPattern: $0) }
      case .uint: return parseUInt(digits)
      case .bool, .string, .time: return nil
      }
    }
  }
}
