import Columnar
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The presence of rows of two lanes: both, or nil when neither has nulls.
func joinValidity(
  _ left: Lane, _ right: Lane, _ count: Int, into result: UnsafeMutablePointer<UInt8>
) -> UnsafePointer<UInt8>? {
  guard let a = left.valid else { return right.valid }
  guard let b = right.valid else { return a }
  for row in 0..<count { result[row] = a[row] & b[row] }
  return UnsafePointer(result)
}

/// Arithmetic of two lanes of one type; null where either is.
final class ArithmeticNode: VectorNode {
  private let operation: ArithmeticOperator
  private let type: ColumnType
  private let left: VectorNode
  private let right: VectorNode
  private let memory: LaneMemory

  init(
    _ operation: ArithmeticOperator, _ type: ColumnType, _ left: VectorNode, _ right: VectorNode,
    budget: MemoryBudget?
  ) throws {
    self.operation = operation
    self.type = type
    self.left = left
    self.right = right
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    try left.begin(batch)
    try right.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let a = try left.evaluate(chunk)
    let b = try right.evaluate(chunk)
    let valid = joinValidity(a, b, chunk.count, into: memory.valid)
    let result = Lane(words: memory.words, texts: memory.texts, valid: valid)
    if type == .float {
      floats(chunk.count, a.words, b.words, memory.words)
    } else if operation == .divide || operation == .modulo {
      try refuseZeroDivisors(chunk, b.words, result)
      divide(chunk.count, a.words, b.words, memory.words)
    } else {
      integers(chunk.count, a.words, b.words, memory.words)
    }
    return result
  }

  private func refuseZeroDivisors(
    _ chunk: Chunk, _ divisors: UnsafePointer<UInt64>, _ result: Lane
  ) throws {
    for row in 0..<chunk.count where divisors[row] == 0 {
      if result.isValid(row) && chunk.isActive(row) { throw VectorFailure() }
    }
  }

  private func floats(
    _ count: Int, _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>
  ) {
    @inline(__always)
    func each(_ body: (Double, Double) -> Double) {
      for row in 0..<count {
        result[row] = body(Double(bitPattern: a[row]), Double(bitPattern: b[row])).bitPattern
      }
    }
    switch operation {
    case .add: each { $0 + $1 }
    case .subtract: each { $0 - $1 }
    case .multiply: each { $0 * $1 }
    case .divide: each { $0 / $1 }
    case .modulo: each { fmod($0, $1) }
    case .power: each { pow($0, $1) }
    }
  }

  private func integers(
    _ count: Int, _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>
  ) {
    switch operation {
    case .add: for row in 0..<count { result[row] = a[row] &+ b[row] }
    case .subtract: for row in 0..<count { result[row] = a[row] &- b[row] }
    default: for row in 0..<count { result[row] = a[row] &* b[row] }
    }
  }

  /// Division toward zero; the remainder has the dividend's sign. Zero divisors stand only in rows
  /// whose value is not needed. The one quotient that overflows wraps.
  private func divide(
    _ count: Int, _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>
  ) {
    let isDivision = operation == .divide
    if type == .uint {
      for row in 0..<count {
        let divisor = b[row] == 0 ? 1 : b[row]
        result[row] = isDivision ? a[row] / divisor : a[row] % divisor
      }
      return
    }
    for row in 0..<count {
      let dividend = Int64(bitPattern: a[row])
      let divisor = Int64(bitPattern: b[row])
      let value: Int64 =
        switch divisor {
        case 0: 0
        case -1: isDivision ? 0 &- dividend : 0
        default: isDivision ? dividend / divisor : dividend % divisor
        }
      result[row] = UInt64(bitPattern: value)
    }
  }
}

/// A comparison of two lanes; null where either is.
final class CompareNode: VectorNode {
  private let comparison: ComparisonOperator
  private let leftType: ColumnType
  private let rightType: ColumnType
  private let left: VectorNode
  private let right: VectorNode
  private let memory: LaneMemory

  init(
    _ comparison: ComparisonOperator, _ left: VectorNode, _ leftType: ColumnType,
    _ right: VectorNode, _ rightType: ColumnType, budget: MemoryBudget?
  ) throws {
    self.comparison = comparison
    self.left = left
    self.right = right
    self.leftType = leftType
    self.rightType = rightType
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    try left.begin(batch)
    try right.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let a = try left.evaluate(chunk)
    let b = try right.evaluate(chunk)
    let valid = joinValidity(a, b, chunk.count, into: memory.valid)
    let count = chunk.count
    switch (leftType, rightType) {
    case (.string, .string): compareTexts(count, a.texts, b.texts, valid)
    case (.int, .int), (.time, .time):
      each(count) { (Int64(bitPattern: a.words[$0]), Int64(bitPattern: b.words[$0])) }
    case (.uint, .uint), (.bool, .bool): each(count) { (a.words[$0], b.words[$0]) }
    case (.int, .uint), (.uint, .int): compareMixed(count, a.words, b.words)
    default:
      let (x, y) = (leftType, rightType)
      each(count) { (floatValue(a.words[$0], x), floatValue(b.words[$0], y)) }
    }
    return Lane(words: memory.words, texts: memory.texts, valid: valid)
  }

  @inline(__always)
  private func each<Value: Comparable>(_ count: Int, _ pair: (Int) -> (Value, Value)) {
    let result = memory.words
    @inline(__always)
    func fill(_ test: (Value, Value) -> Bool) {
      for row in 0..<count {
        let (x, y) = pair(row)
        result[row] = test(x, y) ? 1 : 0
      }
    }
    switch comparison {
    case .equal: fill { $0 == $1 }
    case .notEqual: fill { $0 != $1 }
    case .less: fill { $0 < $1 }
    case .lessOrEqual: fill { $0 <= $1 }
    case .greater: fill { $0 > $1 }
    case .greaterOrEqual: fill { $0 >= $1 }
    }
  }

  /// A negative int is smaller than any uint.
  private func compareMixed(
    _ count: Int, _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>
  ) {
    let leftIsSigned = leftType == .int
    each(count) { row in
      let signed = Int64(bitPattern: leftIsSigned ? a[row] : b[row])
      let unsigned = leftIsSigned ? b[row] : a[row]
      let order = signed < 0 ? -1 : (UInt64(signed) < unsigned ? -1 : signed == unsigned ? 0 : 1)
      return (leftIsSigned ? order : -order, 0)
    }
  }

  private func compareTexts(
    _ count: Int, _ a: UnsafePointer<TextView>, _ b: UnsafePointer<TextView>,
    _ valid: UnsafePointer<UInt8>?
  ) {
    let result = memory.words
    for row in 0..<count where valid.map({ $0[row] != 0 }) ?? true {
      let (x, y) = (a[row], b[row])
      if comparison.isEquality {
        let equal = x.isEqual(to: y)
        result[row] = equal == (comparison == .equal) ? 1 : 0
      } else {
        result[row] = holds(compareBytes(x.bytes, y.bytes)) ? 1 : 0
      }
    }
  }

  private func holds(_ order: Int) -> Bool {
    switch comparison {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// `and` and `or` in one of the two null logics. The right side is computed where the left one does
/// not decide.
final class LogicNode: VectorNode {
  private let isAnd: Bool
  private let logic: NullLogic
  private let left: VectorNode
  private let right: VectorNode
  private let memory: LaneMemory
  private let needed: LaneMemory

  init(
    isAnd: Bool, _ logic: NullLogic, _ left: VectorNode, _ right: VectorNode,
    budget: MemoryBudget?
  ) throws {
    self.isAnd = isAnd
    self.logic = logic
    self.left = left
    self.right = right
    memory = try LaneMemory(hasTexts: false, budget: budget)
    needed = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    try left.begin(batch)
    try right.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let a = try left.evaluate(chunk)
    for row in 0..<chunk.count {
      let decides = a.isValid(row) && (a.words[row] != 0) != isAnd
      needed.valid[row] = !decides && chunk.isActive(row) ? 1 : 0
    }
    var narrowed = chunk
    narrowed.active = UnsafePointer(needed.valid)
    let b = try right.evaluate(narrowed)
    var hasNulls = false
    for row in 0..<chunk.count {
      let value = join(
        a.isValid(row) ? a.words[row] : 2, b.isValid(row) ? b.words[row] : 2)
      memory.words[row] = value & 1
      memory.valid[row] = value == 2 ? 0 : 1
      if value == 2 { hasNulls = true }
    }
    return memory.lane(hasNulls: hasNulls)
  }

  /// 0 false, 1 true, 2 null.
  @inline(__always)
  private func join(_ a: UInt64, _ b: UInt64) -> UInt64 {
    switch logic {
    case .threeValued:
      let decisive: UInt64 = isAnd ? 0 : 1
      if a == decisive || b == decisive { return decisive }
      return a == 2 || b == 2 ? 2 : 1 - decisive
    case .row:
      if isAnd { return a == 1 ? b : 0 }
      return a == 1 ? 1 : b
    }
  }
}

/// `if … then … else`: each branch is computed for the rows that take it; null takes the else.
final class ConditionalNode: VectorNode {
  private let test: VectorNode
  private let consequent: VectorNode
  private let alternate: VectorNode
  private let isText: Bool
  private let memory: LaneMemory
  private let masks: (then: LaneMemory, otherwise: LaneMemory)

  init(
    _ test: VectorNode, _ consequent: VectorNode, _ alternate: VectorNode, isText: Bool,
    budget: MemoryBudget?
  ) throws {
    self.test = test
    self.consequent = consequent
    self.alternate = alternate
    self.isText = isText
    memory = try LaneMemory(hasTexts: isText, budget: budget)
    masks = (
      try LaneMemory(hasTexts: false, budget: budget),
      try LaneMemory(hasTexts: false, budget: budget)
    )
  }

  override func begin(_ batch: Batch) throws {
    try test.begin(batch)
    try consequent.begin(batch)
    try alternate.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let choice = try test.evaluate(chunk)
    let (taken, other) = (masks.then.valid, masks.otherwise.valid)
    // Chosen rows, needed or not; kept apart from what the branches may fail in.
    let chosen = masks.then.words
    for row in 0..<chunk.count {
      let isTaken = choice.isTrue(row)
      let isActive = chunk.isActive(row)
      chosen[row] = isTaken ? 1 : 0
      taken[row] = isTaken && isActive ? 1 : 0
      other[row] = !isTaken && isActive ? 1 : 0
    }
    var branch = chunk
    branch.active = UnsafePointer(taken)
    let a = try consequent.evaluate(branch)
    branch.active = UnsafePointer(other)
    let b = try alternate.evaluate(branch)
    let hasNulls = a.valid != nil || b.valid != nil
    for row in 0..<chunk.count {
      let isTaken = chosen[row] != 0
      if isText {
        memory.texts[row] = isTaken ? a.texts[row] : b.texts[row]
      } else {
        memory.words[row] = isTaken ? a.words[row] : b.words[row]
      }
      if hasNulls { memory.valid[row] = (isTaken ? a.isValid(row) : b.isValid(row)) ? 1 : 0 }
    }
    return memory.lane(hasNulls: hasNulls)
  }
}
