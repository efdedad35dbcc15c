import Columnar
import Planning

/// A scalar built-in that has no form on words: called for each row that needs it.
final class CallNode: VectorNode {
  private let function: any CellFunction
  private let operands: [(node: VectorNode, type: ColumnType?)]
  private let isText: Bool
  private let memory: LaneMemory
  private let numbers: Buffer<Int32>
  private var results: ScalarList

  init(
    _ function: any CellFunction, _ operands: [(node: VectorNode, type: ColumnType?)],
    type: ColumnType, budget: MemoryBudget?
  ) throws {
    self.function = function
    self.operands = operands
    isText = type == .string
    memory = try LaneMemory(hasTexts: isText, budget: budget)
    numbers = try Buffer(capacity: LaneMemory.rowsMax, budget: budget)
    results = ScalarList(budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    for operand in operands { try operand.node.begin(batch) }
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lanes = try operands.map { try $0.node.evaluate(chunk) }
    results.removeAll()
    for row in 0..<chunk.count {
      numbers.base[row] = -1
      guard chunk.isActive(row) else { continue }
      let arguments = zip(lanes, operands).map { lane, operand in
        operand.type.map { lane.scalar(row, $0) } ?? .null
      }
      numbers.base[row] = try results.append(
        try failingRows { try function.evaluate(arguments) })
    }
    return results.lane(numbers.base, count: chunk.count, isText: isText, memory)
  }
}

extension Lane {
  /// The value of a row. Not for hot loops.
  func scalar(_ row: Int, _ type: ColumnType) -> Scalar {
    guard isValid(row) else { return .null }
    switch type {
    case .bool: return .bool(words[row] != 0)
    case .string: return .string(String(decoding: texts[row].bytes, as: UTF8.self))
    default: return Scalar(word: words[row], type: type)
    }
  }
}
