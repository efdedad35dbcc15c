import Columnar
import Planning

/// `contains`: membership in a constant set; false for null.
final class ContainsNode: VectorNode {
  private let operand: VectorNode
  private let words: [UInt64]
  private let texts: [[UInt8]]
  private let type: ColumnType?
  private let memory: LaneMemory

  init(_ operand: VectorNode, _ set: [Scalar], budget: MemoryBudget?) throws {
    self.operand = operand
    type = set.first?.type
    words = set.compactMap { value in
      if case .bool(let bool) = value { return bool ? 1 : 0 }
      return value.word
    }
    texts = set.compactMap { if case .string(let text) = $0 { Array(text.utf8) } else { nil } }
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    for row in 0..<chunk.count {
      memory.words[row] = lane.isValid(row) && contains(lane, row) ? 1 : 0
    }
    return memory.lane(hasNulls: false)
  }

  private func contains(_ lane: Lane, _ row: Int) -> Bool {
    switch type {
    case nil: return false
    case .string:
      let text = lane.texts[row].bytes
      return texts.contains { $0.count == text.count && $0.elementsEqual(text) }
    case .float:
      let value = Double(bitPattern: lane.words[row])
      return words.contains { Double(bitPattern: $0) == value }
    default: return words.contains(lane.words[row])
    }
  }
}
