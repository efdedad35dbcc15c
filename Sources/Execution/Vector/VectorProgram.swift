import Columnar
import Planning

/// A compiled lambda of `filter` or `map`: runs over batches in chunks whose lanes stay in cache.
final class VectorProgram {
  /// One output column of a map.
  private enum Output {
    /// A column of the input, unchanged.
    case passed(Int)
    case constant(Scalar, ColumnType)
    case computed(VectorNode, ColumnType)
  }

  private let test: VectorNode?
  private let fields: [Field]
  private let outputs: [Output]
  private let budget: MemoryBudget?

  /// The lambda is one that `vectorRefusal` lets pass. Errors: `MemoryExhausted`.
  init(_ lambda: TypedLambda, budget: MemoryBudget?) throws {
    self.budget = budget
    let compiler = VectorCompiler(lambda, budget: budget)
    var fields: [Field] = []
    var outputs: [Output] = []
    switch lambda.body {
    case .predicate(let expression):
      test = try compiler.node(expression, wanted: .bool)
    case .record(let record):
      test = nil
      for field in record {
        // A field that is nothing but an untyped null makes no column.
        guard case .column(let type) = field.type else { continue }
        fields.append(Field(field.label, type))
        switch field.expression {
        case .column(let index, _): outputs.append(.passed(index))
        case .constant(let value, _): outputs.append(.constant(value, type))
        default:
          outputs.append(.computed(try compiler.node(field.expression, wanted: type), type))
        }
      }
    case .dynamic: test = nil
    }
    self.fields = fields
    self.outputs = outputs
  }

  /// Fills the mask and returns true, or returns false when some row fails.
  func filter(_ batch: Batch, mask: UnsafeMutablePointer<UInt8>) throws -> Bool {
    guard let test else { return false }
    do {
      try test.begin(batch)
      try forEachChunk(of: batch) { chunk in
        let lane = try test.evaluate(chunk)
        for row in 0..<chunk.count { mask[chunk.start &+ row] = lane.isTrue(row) ? 1 : 0 }
      }
      return true
    } catch is VectorFailure {
      return false
    }
  }

  /// The mapped columns, or nil when some row fails.
  func map(_ batch: Batch) throws -> MappedTables? {
    do {
      let columns = try outputs.map { output in
        switch output {
        case .passed(let index): return batch.columns[index]
        case .constant(let value, let type):
          return try Column.constant(
            value, type: type, tableCount: batch.tableCount, budget: budget)
        case .computed(let node, let type): return try compute(node, type, batch)
        }
      }
      return MappedTables(tables: 0..<batch.tableCount, fields: fields, columns: columns)
    } catch is VectorFailure {
      return nil
    }
  }

  private func compute(_ node: VectorNode, _ type: ColumnType, _ batch: Batch) throws -> Column {
    try node.begin(batch)
    switch type {
    case .string: return try computeTexts(node, batch)
    case .bool:
      let result = try Buffer<UInt8>(capacity: batch.rowCount, budget: budget)
      let validity = try computeValues(node, batch) { chunk, lane in
        for row in 0..<chunk.count {
          result.base[chunk.start &+ row] = UInt8(truncatingIfNeeded: lane.words[row])
        }
      }
      let slice = BufferSlice(result, count: batch.rowCount)
      return Column(type: type, storage: .plain(.bools(slice), validity))
    default:
      let result = try Buffer<UInt64>(capacity: batch.rowCount, budget: budget)
      let validity = try computeValues(node, batch) { chunk, lane in
        (result.base + chunk.start).update(from: lane.words, count: chunk.count)
      }
      let slice = BufferSlice(result, count: batch.rowCount)
      return Column(type: type, storage: .plain(.words(slice), validity))
    }
  }

  private func computeValues(
    _ node: VectorNode, _ batch: Batch, _ store: (Chunk, Lane) -> Void
  ) throws -> Validity? {
    var bits = ValidityBuilder(rowCount: batch.rowCount, budget: budget)
    try forEachChunk(of: batch) { chunk in
      let lane = try node.evaluate(chunk)
      store(chunk, lane)
      guard let valid = lane.valid else { return }
      for row in 0..<chunk.count where valid[row] == 0 { try bits.clear(chunk.start &+ row) }
    }
    return bits.finish()
  }

  private func computeTexts(_ node: VectorNode, _ batch: Batch) throws -> Column {
    let builder = ColumnBuilder(type: .string, budget: budget)
    try forEachChunk(of: batch) { chunk in
      let lane = try node.evaluate(chunk)
      for row in 0..<chunk.count {
        if lane.isValid(row) {
          try builder.append(utf8: lane.texts[row].bytes)
        } else {
          try builder.appendNull()
        }
      }
    }
    return try builder.finishPlain()
  }
}

/// Walks a batch in chunks.
func forEachChunk(of batch: Batch, _ body: (Chunk) throws -> Void) throws {
  var start = 0
  while start < batch.rowCount {
    let count = min(LaneMemory.rowsMax, batch.rowCount - start)
    try body(Chunk(batch: batch, start: start, count: count, active: nil))
    start += count
  }
}
