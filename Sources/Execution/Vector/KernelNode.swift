import Columnar
import Planning

/// A function of two floats; null where either is.
final class FloatsNode: VectorNode {
  private let function: @Sendable (Double, Double) -> Double
  private let left: VectorNode
  private let right: VectorNode
  private let memory: LaneMemory

  init(
    _ function: @escaping @Sendable (Double, Double) -> Double, _ left: VectorNode,
    _ right: VectorNode, budget: MemoryBudget?
  ) throws {
    self.function = function
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
    for row in 0..<chunk.count {
      let value = function(Double(bitPattern: a.words[row]), Double(bitPattern: b.words[row]))
      memory.words[row] = value.bitPattern
    }
    return Lane(words: memory.words, texts: memory.texts, valid: valid)
  }
}

/// A function of words that may fail for some of them; null where the operand is.
final class FallibleNode: VectorNode {
  private let operand: VectorNode
  /// nil: the row fails.
  private let function: (UInt64) -> UInt64?
  private let memory: LaneMemory

  init(
    _ operand: VectorNode, budget: MemoryBudget?, _ function: @escaping (UInt64) -> UInt64?
  ) throws {
    self.operand = operand
    self.function = function
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    for row in 0..<chunk.count where lane.isValid(row) && chunk.isActive(row) {
      guard let result = function(lane.words[row]) else { throw VectorFailure() }
      memory.words[row] = result
    }
    return Lane(words: memory.words, texts: memory.texts, valid: lane.valid)
  }
}
