import Columnar
import Planning

/// `first` and its like behind `group` or `window`: of each piece of a table only the rows stay that
/// may be selected.
final class FoldingSelectorOperator: UnaryOperator {
  private let operation: AggregateOperation
  private let folded: FoldedKeys
  private var plan: SchemaPlan?
  private var kept: TableCollector
  private var keptRows = 0

  init(_ operation: AggregateOperation, _ folded: FoldedKeys, _ setup: OperatorSetup) {
    self.operation = operation
    self.folded = folded
    kept = TableCollector(setup, onRepeatedKey: .merge)
    super.init(setup)
  }

  /// So many rows are kept whatever the keys.
  private var rowsMin: Int { setup.context.batchRowsMax &* 16 }

  private struct SchemaPlan {
    let input: Schema
    let column: Int
    /// nil where the step fails over rows of the schema: it does when all keys are known.
    let selection: RowSelection?
  }

  override func process(_ batch: Batch) throws {
    try keep(batch)
    if keptRows > max(rowsMin, folded.keys.count &* 2) { try thinOut() }
  }

  /// Selects among what is kept of each key.
  private func thinOut() throws {
    let all = kept
    kept = TableCollector(setup, onRepeatedKey: .merge)
    keptRows = 0
    try all.finish(into: Keeper(self))
  }

  override func complete() throws {
    let selector = SelectorOperator(
      operation, setup.with(output: setup.output, inputTablesByKey: true))
    try kept.finish(into: OperatorSink(selector))
    try selector.complete()
  }

  private func keep(_ batch: Batch) throws {
    let plan = try plan(for: batch.schema)
    let tables = batch.tableCount
    let rows = try Buffer<Int32>(capacity: tables * 2, budget: budget)
    let starts = try Buffer<Int32>(capacity: tables + 1, budget: budget)
    var count = 0
    starts.base.update(repeating: 0, count: tables + 1)
    if let selection = plan.selection {
      let reader = try SelectionColumn(
        batch.columns[plan.column], of: batch, needsValues: selection.needsValues, budget: budget)
      for table in 0..<tables {
        let piece = selection.piece(reader, batch.rows(ofTable: table))
        for row in [piece.first, piece.second] where row >= 0 {
          rows.base[count] = Int32(truncatingIfNeeded: row)
          count &+= 1
        }
        starts.base[table + 1] = Int32(truncatingIfNeeded: count)
      }
    }
    keptRows &+= max(count, tables)
    try kept.add(
      batch.taking(
        rows: BufferSlice(rows, count: count), tableStarts: BufferSlice(starts, count: tables + 1),
        budget: budget))
  }

  private func plan(for schema: Schema) throws -> SchemaPlan {
    if let plan, plan.input == schema { return plan }
    let column = schema.index(of: operation.column)
    let made = SchemaPlan(
      input: schema, column: column ?? 0,
      selection: column.flatMap { column in
        RowSelection(operation.function, type: schema.fields[column].type)
      })
    plan = made
    return made
  }

  /// Takes what is kept, once more.
  private final class Keeper: BatchSink {
    private let target: FoldingSelectorOperator
    init(_ target: FoldingSelectorOperator) { self.target = target }
    func consume(_ batch: Batch) throws { try target.keep(batch) }
    func finish() throws {}
  }
}
