import Columnar
import Planning

/// `=~` and `!~`. A dictionary's texts are each matched once.
final class MatchNode: VectorNode {
  private let operand: VectorNode
  /// The column read, where the operand is nothing but a column.
  private let column: Int?
  private let pattern: any TextPattern
  private let negated: Bool
  private let memory: LaneMemory
  private var dictionary: StringValues?
  /// 0 not tried yet, 1 no match, 2 match. `[dictionary]`
  private var known: [UInt8] = []

  init(
    _ operand: VectorNode, column: Int?, _ pattern: any TextPattern, negated: Bool,
    budget: MemoryBudget?
  ) throws {
    self.operand = operand
    self.column = column
    self.pattern = pattern
    self.negated = negated
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    if let column, case .dictionary(let codes, let entries) = chunk.batch.columns[column].storage {
      return dictionaryLane(chunk, codes, entries)
    }
    let lane = try operand.evaluate(chunk)
    var last: TextView?
    var lastResult = false
    for row in 0..<chunk.count where lane.isValid(row) {
      let text = lane.texts[row]
      // Neighbours often are the very same text: constants per table.
      if last?.base != text.base || last?.count != text.count || last == nil {
        lastResult = pattern.matches(text.bytes) != negated
        last = text
      }
      memory.words[row] = lastResult ? 1 : 0
    }
    return Lane(words: memory.words, texts: memory.texts, valid: lane.valid)
  }

  private func dictionaryLane(
    _ chunk: Chunk, _ codes: BufferSlice<Int32>, _ entries: StringValues
  ) -> Lane {
    if !(dictionary?.isSame(as: entries) ?? false) {
      dictionary = entries
      known = [UInt8](repeating: 0, count: entries.count)
    }
    for row in 0..<chunk.count {
      let code = Int(codes.pointer[chunk.start &+ row])
      memory.valid[row] = code < 0 ? 0 : 1
      if code < 0 { continue }
      if known[code] == 0 { known[code] = pattern.matches(entries.utf8(code)) ? 2 : 1 }
      memory.words[row] = (known[code] == 2) != negated ? 1 : 0
    }
    return memory.lane(hasNulls: true)
  }
}
