import Columnar
import Planning

/// A value that is the same in all rows.
final class ConstantNode: VectorNode {
  private let memory: LaneMemory
  private let isNull: Bool
  private var text: [UInt8] = []
  private let textOwner: Buffer<UInt8>?

  init(_ value: Scalar, budget: MemoryBudget?) throws {
    memory = try LaneMemory(hasTexts: value.type == .string, budget: budget)
    var owner: Buffer<UInt8>?
    var isNull = false
    switch value {
    case .null:
      isNull = true
      memory.valid.update(repeating: 0, count: LaneMemory.rowsMax)
    case .bool(let bool):
      memory.words.update(repeating: bool ? 1 : 0, count: LaneMemory.rowsMax)
    case .string(let string):
      let bytes = Array(string.utf8)
      let buffer = try Buffer<UInt8>(capacity: bytes.count, budget: budget)
      for (index, byte) in bytes.enumerated() { buffer.base[index] = byte }
      let view = TextView(
        UnsafeBufferPointer(start: UnsafePointer(buffer.base), count: bytes.count))
      memory.texts.update(repeating: view, count: LaneMemory.rowsMax)
      owner = buffer
    default:
      memory.words.update(repeating: value.word ?? 0, count: LaneMemory.rowsMax)
    }
    self.isNull = isNull
    textOwner = owner
  }

  /// A null of a type, where texts are wanted too.
  init(nullOf type: ColumnType?, budget: MemoryBudget?) throws {
    memory = try LaneMemory(hasTexts: type == .string, budget: budget)
    memory.valid.update(repeating: 0, count: LaneMemory.rowsMax)
    isNull = true
    textOwner = nil
  }

  override func evaluate(_ chunk: Chunk) -> Lane { memory.lane(hasNulls: isNull) }
}
