import Columnar
import Planning

/// `group`: regroups rows by the values of columns; columns that a table lacks are left out.
final class GroupOperator: CollectingOperator {
  private let operation: GroupOperation
  /// Batches of one schema whose rows are regrouped one by one: together, or each would make tables
  /// of a row or two.
  private var waiting: [Batch] = []
  private var waitingRows = 0
  /// Rows of the one table of a stream without a key have been handed on.
  private var hasBegunTable = false

  /// Rows that are regrouped together: fewer where none wait for the end, or these would be the most
  /// that the query holds.
  private var rowsMax: Int { setup.foldedKeys == nil ? 1 << 20 : 1 << 18 }

  init(_ operation: GroupOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let key = key(of: batch.schema)
    if key.allSatisfy({ batch.columns[$0].isConstant }) {
      try groupWaiting()
      return try group(batch, by: key)
    }
    if waiting.last.map({ $0.schema != batch.schema }) ?? false { try groupWaiting() }
    waiting.append(try batch.withoutEmptyTables(budget: budget))
    waitingRows &+= batch.rowCount
    if waitingRows >= rowsMax { try groupWaiting() }
  }

  override func drain() throws { try groupWaiting() }

  private func key(of schema: Schema) -> [Int] {
    schema.fields.indices.filter { index in
      operation.columns.contains(schema.fields[index].label) == (operation.mode == .by)
    }
  }

  private func groupWaiting() throws {
    guard let first = waiting.first else { return }
    let whole = waiting.count == 1 ? first : try joined(waiting)
    waiting = []
    waitingRows = 0
    try group(whole, by: key(of: whole.schema))
  }

  /// All rows of batches of one schema as one batch, its tables as they come.
  private func joined(_ batches: [Batch]) throws -> Batch {
    var pieces = PieceList(budget: budget)
    var starts = GrowingBuffer<Int32>(budget: budget)
    try pieces.reserve(batches.reduce(0) { $0 + $1.tableCount })
    try starts.append(0)
    for (number, batch) in batches.enumerated() {
      for table in 0..<batch.tableCount {
        try pieces.append(batch: number, table: table, rows: batch.rows(ofTable: table))
        try starts.append(Int32(truncatingIfNeeded: pieces.rowCount))
      }
    }
    let schema = batches[0].schema
    func gathered(_ type: ColumnType, _ sources: [Column?]) throws -> Column {
      try ColumnGather(
        type: type, sources: sources, tableStarts: batches.map(\.tableStarts), budget: budget
      ).gather(pieces, tableCount: pieces.count)
    }
    let columns = try schema.fields.indices.map { index in
      try gathered(schema.fields[index].type, batches.map { $0.columns[index] })
    }
    let numbers = batches.map(\.pieces)
    return Batch(
      schema: schema, columns: columns, tableStarts: try starts.finish(),
      pieces: numbers.contains { $0 == nil } ? nil : try gathered(.int, numbers))
  }

  private func group(_ batch: Batch, by key: [Int]) throws {
    let schema = batch.schema
    let grouped = try RowGrouping(batch, budget: budget).grouped(by: key)
    if key.isEmpty, setup.foldedKeys == nil, schema == setup.onlyInputSchema {
      return try passOn(grouped)
    }
    let isSame = Set(key) == Set(schema.keyIndices)
    // With another key a table goes on only by its key: the batch before may have been regrouped.
    try emit(
      isSame ? grouped : grouped.with(continuesTable: false),
      keepsOrder: isSame && setup.inputTablesByKey && setup.inputKeysAlike)
  }

  /// Hands on rows of the one table that all tables become; no later one can change its columns.
  private func passOn(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    let united = try batch.unitingTables(
      firsts: .copying([0], budget: budget), continuesTable: hasBegunTable, budget: budget)
    hasBegunTable = true
    try emit(united, keepsOrder: true)
  }
}
