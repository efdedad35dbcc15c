import Columnar
import Planning

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
