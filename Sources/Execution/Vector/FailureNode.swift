import Columnar
import Planning

/// Fails for every row that needs its value.
final class FailureNode: VectorNode {
  private let memory: LaneMemory

  init(_ type: ColumnType?, budget: MemoryBudget?) throws {
    memory = try LaneMemory(hasTexts: type == .string, budget: budget)
    memory.valid.update(repeating: 0, count: LaneMemory.rowsMax)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    for row in 0..<chunk.count where chunk.isActive(row) { throw VectorFailure() }
    return memory.lane(hasNulls: true)
  }
}
