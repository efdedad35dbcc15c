import Columnar
import Planning

/// A fold step whose row parts are compiled: runs one accumulator field over rows of a chunk.
indirect enum FoldLoop {
  case keep
  /// Numbers name lanes of the chunk.
  case replace(Int)
  case combine(ArithmeticOperator, Int, type: ColumnType, isSwapped: Bool)
  case choose(Int, FoldLoop, FoldLoop)
  case compare(ComparisonOperator, Int, type: ColumnType, FoldLoop, FoldLoop)

  /// Folds rows, in order. False when the field would become null: the row path then says so.
  func run(_ state: inout UInt64, _ rows: Range<Int>, _ lanes: [Lane]) -> Bool {
    switch self {
    case .keep: return true
    case .replace(let lane):
      guard let last = rows.last else { return true }
      for row in rows where !lanes[lane].isValid(row) { return false }
      state = lanes[lane].words[last]
      return true
    case .combine(let operation, let number, let type, let isSwapped):
      let lane = lanes[number]
      if let valid = lane.valid {
        for row in rows where valid[row] == 0 { return false }
      }
      if type == .float {
        FoldLoop.foldFloats(operation, isSwapped, &state, rows, lane.words)
      } else {
        FoldLoop.foldWords(operation, isSwapped, &state, rows, lane.words)
      }
      return true
    case .choose, .compare:
      for row in rows {
        guard step(&state, row, lanes) else { return false }
      }
      return true
    }
  }

  /// One row of any step.
  private func step(_ state: inout UInt64, _ row: Int, _ lanes: [Lane]) -> Bool {
    switch self {
    case .keep: return true
    case .replace(let number):
      state = lanes[number].words[row]
      return lanes[number].isValid(row)
    case .combine(let operation, let number, let type, let isSwapped):
      guard lanes[number].isValid(row) else { return false }
      let one = row..<(row &+ 1)
      if type == .float {
        FoldLoop.foldFloats(operation, isSwapped, &state, one, lanes[number].words)
      } else {
        FoldLoop.foldWords(operation, isSwapped, &state, one, lanes[number].words)
      }
      return true
    case .choose(let test, let then, let otherwise):
      return (lanes[test].isTrue(row) ? then : otherwise).step(&state, row, lanes)
    case .compare(let comparison, let number, let type, let then, let otherwise):
      let holds =
        lanes[number].isValid(row)
        && FoldLoop.holds(comparison, lanes[number].words[row], state, type)
      return (holds ? then : otherwise).step(&state, row, lanes)
    }
  }

  private static func holds(
    _ comparison: ComparisonOperator, _ left: UInt64, _ right: UInt64, _ type: ColumnType
  ) -> Bool {
    switch type {
    case .float: compare(comparison, Double(bitPattern: left), Double(bitPattern: right))
    case .uint: compare(comparison, left, right)
    default: compare(comparison, Int64(bitPattern: left), Int64(bitPattern: right))
    }
  }

  private static func compare<Value: Comparable>(
    _ comparison: ComparisonOperator, _ left: Value, _ right: Value
  ) -> Bool {
    switch comparison {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  @inline(__always)
  private static func foldFloats(
    _ operation: ArithmeticOperator, _ isSwapped: Bool, _ state: inout UInt64, _ rows: Range<Int>,
    _ words: UnsafePointer<UInt64>
  ) {
    var value = Double(bitPattern: state)
    switch (operation, isSwapped) {
    case (.add, _): for row in rows { value += Double(bitPattern: words[row]) }
    case (.subtract, false): for row in rows { value -= Double(bitPattern: words[row]) }
    case (.subtract, true): for row in rows { value = Double(bitPattern: words[row]) - value }
    case (.multiply, _): for row in rows { value *= Double(bitPattern: words[row]) }
    case (_, false): for row in rows { value /= Double(bitPattern: words[row]) }
    case (_, true): for row in rows { value = Double(bitPattern: words[row]) / value }
    }
    state = value.bitPattern
  }

  @inline(__always)
  private static func foldWords(
    _ operation: ArithmeticOperator, _ isSwapped: Bool, _ state: inout UInt64, _ rows: Range<Int>,
    _ words: UnsafePointer<UInt64>
  ) {
    var value = state
    switch (operation, isSwapped) {
    case (.add, _): for row in rows { value &+= words[row] }
    case (.subtract, false): for row in rows { value &-= words[row] }
    case (.subtract, true): for row in rows { value = words[row] &- value }
    default: for row in rows { value &*= words[row] }
    }
    state = value
  }
}
