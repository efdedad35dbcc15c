import Columnar
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A fold step whose row parts are compiled: runs one accumulator field over rows of a chunk.
indirect enum FoldLoop {
  case keep
  /// Numbers name lanes of the chunk.
  case replace(Int)
  case combine(FoldOperation, FoldLoop, Int, isSwapped: Bool)
  case choose(Int, FoldLoop, FoldLoop)
  case compare(ComparisonOperator, Int, type: ColumnType, FoldLoop, FoldLoop)

  /// Folds rows, in order. False when the field would become null or a step fails: the row path then
  /// says so.
  func run(_ state: inout UInt64, _ rows: Range<Int>, _ lanes: [Lane]) -> Bool {
    switch self {
    case .keep: return true
    case .replace(let lane):
      guard let last = rows.last else { return true }
      for row in rows where !lanes[lane].isValid(row) { return false }
      state = lanes[lane].words[last]
      return true
    case .combine(.arithmetic(let operation, let type), .keep, let number, let isSwapped)
    where operation.isPlain || type == .float && operation == .divide:
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
    default:
      for row in rows {
        guard step(&state, row, lanes) else { return false }
      }
      return true
    }
  }

  /// Folds rows and writes down what the field was before each of them. record `[chunk rows]`
  func run(
    _ state: inout UInt64, _ rows: Range<Int>, _ lanes: [Lane],
    record: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    for row in rows {
      record[row] = state
      guard step(&state, row, lanes) else { return false }
    }
    return true
  }

  /// One row of any step.
  private func step(_ state: inout UInt64, _ row: Int, _ lanes: [Lane]) -> Bool {
    switch self {
    case .keep: return true
    case .replace(let number):
      state = lanes[number].words[row]
      return lanes[number].isValid(row)
    case .combine(let operation, let inner, let number, let isSwapped):
      guard inner.step(&state, row, lanes), lanes[number].isValid(row) else { return false }
      let word = lanes[number].words[row]
      let result =
        isSwapped ? operation.result(word, state) : operation.result(state, word)
      guard let result else { return false }
      state = result
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

extension ArithmeticOperator {
  /// Neither fails for any operands nor needs the library.
  fileprivate var isPlain: Bool { self == .add || self == .subtract || self == .multiply }
}

extension FoldOperation {
  /// nil where there is no result.
  fileprivate func result(_ left: UInt64, _ right: UInt64) -> UInt64? {
    switch self {
    case .and: return left & right
    case .or: return left | right
    case .floats(let function):
      return function(Double(bitPattern: left), Double(bitPattern: right)).bitPattern
    case .arithmetic(let operation, .float):
      return floatResult(operation, Double(bitPattern: left), Double(bitPattern: right)).bitPattern
    case .arithmetic(let operation, let type):
      return integerResult(operation, left, right, isSigned: type == .int)
    }
  }

  private func floatResult(
    _ operation: ArithmeticOperator, _ left: Double, _ right: Double
  ) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .modulo: fmod(left, right)
    case .power: pow(left, right)
    }
  }

  /// As `ArithmeticNode`: division toward zero; the one quotient that overflows wraps.
  private func integerResult(
    _ operation: ArithmeticOperator, _ left: UInt64, _ right: UInt64, isSigned: Bool
  ) -> UInt64? {
    let (a, b) = (Int64(bitPattern: left), Int64(bitPattern: right))
    switch operation {
    case .add: return left &+ right
    case .subtract: return left &- right
    case .multiply: return left &* right
    case .power:
      return isSigned
        ? integerPower(a, b).map { UInt64(bitPattern: $0) } : integerPower(left, right)
    case .divide, .modulo:
      if right == 0 { return nil }
      let isDivision = operation == .divide
      if !isSigned { return isDivision ? left / right : left % right }
      if b == -1 { return isDivision ? 0 &- left : 0 }
      return UInt64(bitPattern: isDivision ? a / b : a % b)
    }
  }
}
