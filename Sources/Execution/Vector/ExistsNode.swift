import Columnar
import Planning

/// `exists`: whether a row is present.
final class ExistsNode: VectorNode {
  private let operand: VectorNode
  private let memory: LaneMemory

  init(_ operand: VectorNode, budget: MemoryBudget?) throws {
    self.operand = operand
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    for row in 0..<chunk.count { memory.words[row] = lane.isValid(row) ? 1 : 0 }
    return memory.lane(hasNulls: false)
  }
}
