import Columnar
import Planning

/// A compiled lambda of `filter` or `map`: runs over batches in chunks whose lanes stay in cache.
///
/// What reads nothing but columns with one value a table is computed once a table.
final class VectorProgram {
  /// A computed expression with the columns that it reads.
  private struct Computation {
    let node: VectorNode
    let columns: [Int]

    init(_ expression: RowExpression, wanted: ColumnType, _ compiler: VectorCompiler) throws {
      node = try compiler.node(expression, wanted: wanted)
      columns = Array(expression.columnIndices)
    }
  }

  /// One output column of a map.
  private enum Output {
    /// A column of the input, unchanged.
    case passed(Int)
    case constant(Scalar, ColumnType)
    case computed(Computation, ColumnType)
  }

  private let test: Computation?
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
      test = try Computation(expression, wanted: .bool, compiler)
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
          outputs.append(
            .computed(try Computation(field.expression, wanted: type, compiler), type))
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
      if let tables = try batch.onePerTable(for: test.columns, budget: budget) {
        let chosen = try Buffer<UInt8>(capacity: batch.tableCount, budget: budget)
        try fill(chosen.base, with: test.node, over: tables)
        for table in 0..<batch.tableCount {
          let rows = batch.rows(ofTable: table)
          (mask + rows.lowerBound).update(repeating: chosen.base[table], count: rows.count)
        }
      } else {
        try fill(mask, with: test.node, over: batch)
      }
      return true
    } catch is VectorFailure {
      return false
    }
  }

  private func fill(
    _ mask: UnsafeMutablePointer<UInt8>, with test: VectorNode, over batch: Batch
  ) throws {
    try test.begin(batch)
    try forEachChunk(of: batch) { chunk in
      let lane = try test.evaluate(chunk)
      fillMask(mask + chunk.start, lane.words, lane.valid, count: chunk.count)
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
        case .computed(let computation, let type):
          guard let tables = try batch.onePerTable(for: computation.columns, budget: budget) else {
            return try compute(computation.node, type, batch)
          }
          return try compute(computation.node, type, tables)
            .constantPerTable(count: batch.tableCount, budget: budget)
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

extension Batch {
  /// A row for each table, with which expressions that read these columns are computed; nil where
  /// one of the columns varies inside tables, or nothing is saved. Other columns are not to be read.
  /// Complexity: O(tables).
  fileprivate func onePerTable(for read: [Int], budget: MemoryBudget?) throws -> Batch? {
    // A table without rows must raise no error.
    guard !read.isEmpty, rowCount > tableCount, read.allSatisfy({ columns[$0].isConstant }),
      !hasEmptyTable
    else { return nil }
    return Batch(
      schema: schema, columns: columns,
      tableStarts: try .rowPerTable(tableCount, budget: budget))
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
