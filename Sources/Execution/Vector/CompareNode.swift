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

  /// The lanes are of one type, or of int and uint.
  init(
    _ comparison: ComparisonOperator, _ left: VectorNode, _ leftType: ColumnType,
    _ right: VectorNode, _ rightType: ColumnType, budget: MemoryBudget?
  ) throws {
    // The kernel has the int on the left.
    let isMirrored = leftType == .uint && rightType == .int
    self.comparison = isMirrored ? comparison.mirrored : comparison
    (self.left, self.right) = isMirrored ? (right, left) : (left, right)
    (self.leftType, self.rightType) = isMirrored ? (rightType, leftType) : (leftType, rightType)
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
    if leftType == .string {
      compareTexts(chunk.count, a.texts, b.texts, valid)
    } else {
      compareWords(
        comparison.kernel, a.words, leftType, b.words, rightType, count: chunk.count,
        into: memory.words)
    }
    return Lane(words: memory.words, texts: memory.texts, valid: valid)
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
  fileprivate var kernel: ComparisonKernel {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }

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
