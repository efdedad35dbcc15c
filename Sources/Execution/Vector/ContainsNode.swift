import Columnar
import Planning

/// `contains` of numbers, times and bools: membership in a constant set; false for null.
final class ContainsNode: VectorNode {
  private let operand: VectorNode
  private let words: Set<UInt64>
  private let isFloat: Bool
  private let memory: LaneMemory

  /// type: of the operand; no text.
  init(
    _ operand: VectorNode, _ type: ColumnType?, _ set: [Scalar], budget: MemoryBudget?
  ) throws {
    self.operand = operand
    isFloat = type == .float
    words = Set(
      set.compactMap { value in
        switch value {
        case .bool(let bool): return bool ? 1 : 0
        // Both zeros are one number; NaN is none.
        case .float(let float): return float.isNaN ? nil : (float + 0.0).bitPattern
        default: return value.word
        }
      })
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    for row in 0..<chunk.count {
      memory.words[row] = lane.isValid(row) && contains(lane.words[row]) ? 1 : 0
    }
    return memory.lane(hasNulls: false)
  }

  private func contains(_ word: UInt64) -> Bool {
    words.contains(isFloat ? (Double(bitPattern: word) + 0.0).bitPattern : word)
  }
}
