import Columnar
import Planning

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
        result[row] = comparison.holds(compareBytes(x.bytes, y.bytes)) ? 1 : 0
      }
    }
  }
}

extension ComparisonOperator {
  /// Whether an order of two values (below, at or above 0) is what is asked for.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
