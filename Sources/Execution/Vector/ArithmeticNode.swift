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
  private let activeRows: Buffer<UInt8>

  init(
    _ operation: ArithmeticOperator, _ type: ColumnType, _ left: VectorNode, _ right: VectorNode,
    budget: MemoryBudget?
  ) throws {
    self.operation = operation
    self.type = type
    self.left = left
    self.right = right
    memory = try LaneMemory(hasTexts: false, budget: budget)
    activeRows = try Buffer(capacity: LaneMemory.rowsMax, budget: budget)
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
    guard let kernel = operation.kernel else {
      try raise(chunk, a.words, b.words, result)
      return result
    }
    let isWhole = computeArithmetic(
      kernel, type: type, a.words, b.words, count: chunk.count,
      active: needed(chunk, valid), into: memory.words)
    if !isWhole { throw VectorFailure() }
    return result
  }

  /// The rows that may fail: present, and not in a branch that is not taken; nil for all.
  private func needed(
    _ chunk: Chunk, _ valid: UnsafePointer<UInt8>?
  ) -> UnsafePointer<UInt8>? {
    guard let active = chunk.active, let valid else { return chunk.active ?? valid }
    for row in 0..<chunk.count { activeRows.base[row] = active[row] & valid[row] }
    return UnsafePointer(activeRows.base)
  }

  /// `^`; zero to a negative power fails for ints.
  private func raise(
    _ chunk: Chunk, _ bases: UnsafePointer<UInt64>, _ exponents: UnsafePointer<UInt64>,
    _ result: Lane
  ) throws {
    for row in 0..<chunk.count where result.isValid(row) && chunk.isActive(row) {
      let (base, exponent) = (bases[row], exponents[row])
      switch type {
      case .float:
        memory.words[row] =
          pow(Double(bitPattern: base), Double(bitPattern: exponent)).bitPattern
      case .uint: memory.words[row] = integerPower(base, exponent)
      default:
        let power = integerPower(Int64(bitPattern: base), Int64(bitPattern: exponent))
        guard let power else { throw VectorFailure() }
        memory.words[row] = UInt64(bitPattern: power)
      }
    }
  }
}

extension ArithmeticOperator {
  /// nil for `^`.
  fileprivate var kernel: ArithmeticKernel? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .modulo: .modulo
    case .power: nil
    }
  }
}
