import Columnar
import Planning

/// One step of a compiled lambda: computes a lane from other lanes, a chunk at a time.
class VectorNode {
  /// Called once before a batch's chunks.
  func begin(_ batch: Batch) throws {}

  /// The values of the chunk's rows; they are valid until the node's next call.
  /// Errors: `VectorFailure`.
  func evaluate(_ chunk: Chunk) throws -> Lane {
    preconditionFailure("every node computes something")
  }
}

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

/// A column of the input.
final class ColumnNode: VectorNode {
  private let index: Int
  private let memory: LaneMemory
  private var plain: PlainColumn?
  private var column: Column?

  init(_ index: Int, _ type: ColumnType, budget: MemoryBudget?) throws {
    self.index = index
    memory = try LaneMemory(hasTexts: type == .string, budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    let column = batch.columns[index]
    self.column = column
    // Texts are viewed where they lie; the rest is laid out row by row.
    plain = column.type == .string ? nil : try PlainColumn(column, of: batch, budget: nil)
  }

  override func evaluate(_ chunk: Chunk) -> Lane {
    guard let plain else { return textLane(chunk) }
    var hasNulls = false
    if let validity = plain.validity {
      for row in 0..<chunk.count {
        memory.valid[row] = validity.isValid(chunk.start &+ row) ? 1 : 0
      }
      hasNulls = true
    }
    if let words = plain.words {
      return Lane(
        words: words + chunk.start, texts: memory.texts,
        valid: hasNulls ? UnsafePointer(memory.valid) : nil)
    }
    if let bools = plain.bools {
      for row in 0..<chunk.count { memory.words[row] = UInt64(bools[chunk.start &+ row]) }
    }
    return memory.lane(hasNulls: hasNulls)
  }

  private func textLane(_ chunk: Chunk) -> Lane {
    guard let column else { return memory.lane(hasNulls: false) }
    switch column.storage {
    case .dictionary(let codes, let dictionary):
      for row in 0..<chunk.count {
        let code = Int(codes.pointer[chunk.start &+ row])
        memory.valid[row] = code < 0 ? 0 : 1
        if code >= 0 { memory.texts[row] = TextView(dictionary.utf8(code)) }
      }
      return memory.lane(hasNulls: true)
    case .plain(.strings(let strings), let validity):
      for row in 0..<chunk.count {
        memory.texts[row] = TextView(strings.utf8(chunk.start &+ row))
        memory.valid[row] = validity?.isValid(chunk.start &+ row) ?? true ? 1 : 0
      }
      return memory.lane(hasNulls: validity != nil)
    case .constant(.strings(let strings), let validity):
      var table = chunk.batch.table(ofRow: chunk.start)
      for row in 0..<chunk.count {
        while chunk.start &+ row >= chunk.batch.rows(ofTable: table).upperBound { table &+= 1 }
        memory.texts[row] = TextView(strings.utf8(table))
        memory.valid[row] = validity?.isValid(table) ?? true ? 1 : 0
      }
      return memory.lane(hasNulls: validity != nil)
    default: return memory.lane(hasNulls: false)
    }
  }
}

/// The value of a local, which its `BindNode` computed for the chunk.
final class LocalNode: VectorNode {
  private let slot: Int
  private let locals: LocalLanes

  init(_ slot: Int, _ locals: LocalLanes) {
    self.slot = slot
    self.locals = locals
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    guard let lane = locals.lanes[slot] else { throw VectorFailure() }
    return lane
  }
}

/// The lanes of a program's locals. `[slots]`
final class LocalLanes {
  var lanes: [Lane?]
  init(count: Int) { lanes = Array(repeating: nil, count: count) }
}

/// Computes a local, then the body that reads it.
final class BindNode: VectorNode {
  private let slot: Int
  private let value: VectorNode
  private let body: VectorNode
  private let locals: LocalLanes

  init(_ slot: Int, _ value: VectorNode, _ body: VectorNode, _ locals: LocalLanes) {
    self.slot = slot
    self.value = value
    self.body = body
    self.locals = locals
  }

  override func begin(_ batch: Batch) throws {
    try value.begin(batch)
    try body.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    locals.lanes[slot] = try value.evaluate(chunk)
    return try body.evaluate(chunk)
  }
}

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
