import Columnar
import Planning

/// Builds output batches from tables that arrive piece by piece, already in output order.
struct TableAssembler {
  private let batches: [Batch]
  private let keys: TableKeys
  private let schemas: [Schema]
  private let context: QueryContext
  private let sink: any BatchSink
  /// For each schema, for each of its fields, that column of each batch. Made when first used.
  private var sources: [Int: [[Column?]]] = [:]
  private let batchTableStarts: [BufferSlice<Int32>]
  /// The numbers of each batch's pieces; nil where none has any.
  private let pieceColumns: [Column?]?

  private var pieces: PieceList
  private var tableStarts: GrowingBuffer<Int32>
  /// The key of each output table. `[tables]`
  private var tableKeys: GrowingBuffer<Int32>
  private var schema = -1
  private var openKey = -1
  private var continuesTable = false

  init(batches: [Batch], keys: TableKeys, context: QueryContext, sink: any BatchSink) {
    self.batches = batches
    self.keys = keys
    schemas = keys.schemas
    self.context = context
    self.sink = sink
    batchTableStarts = batches.map(\.tableStarts)
    let pieceColumns = batches.map(\.pieces)
    self.pieceColumns = pieceColumns.contains { $0 != nil } ? pieceColumns : nil
    pieces = PieceList(budget: context.budget)
    tableStarts = GrowingBuffer(budget: context.budget)
    tableKeys = GrowingBuffer(budget: context.budget)
  }

  /// Adds the rows of one collected table to the output table `key`; pieces of one key come one
  /// after another.
  mutating func add(key: Int, batch: Int, table: Int) throws {
    let newSchema = keys.schema(ofKey: key)
    if newSchema != schema {
      try flush()
      schema = newSchema
      openKey = -1
    }
    var rows = batches[batch].rows(ofTable: table)
    if key != openKey {
      let isFull =
        tableKeys.count >= context.batchRowsMax
        || pieces.rowCount >= context.batchRowsMax && overflows(rows.count)
      if isFull { try flush() }
      continuesTable = tableKeys.count == 0 ? false : continuesTable
      try beginTable(key: key)
    }
    while overflows(rows.count) {
      let taken = max(context.batchRowsMax &- pieces.rowCount, 0)
      if taken > 0 {
        try pieces.append(
          batch: batch, table: table, rows: rows.lowerBound..<(rows.lowerBound + taken))
      }
      rows = (rows.lowerBound + taken)..<rows.upperBound
      try flush()
      try beginTable(key: key)
      continuesTable = true
    }
    try pieces.append(batch: batch, table: table, rows: rows)
  }

  /// Whether so many more rows are too many for one batch. Short tables come in bigger batches, so
  /// that a batch's own cost spreads over thousands of them.
  private func overflows(_ added: Int) -> Bool {
    let rowsMax = context.batchRowsMax
    let total = pieces.rowCount &+ added
    if total <= rowsMax { return false }
    let areShort = total <= tableKeys.count &* min(Self.shortTableRows, rowsMax)
    return !areShort || total > rowsMax &* Self.shortTableFactor
  }

  private static let shortTableRows = 512
  private static let shortTableFactor = 64

  private mutating func beginTable(key: Int) throws {
    openKey = key
    try tableStarts.append(Int32(truncatingIfNeeded: pieces.rowCount))
    try tableKeys.append(Int32(truncatingIfNeeded: key))
  }

  /// Hands the tables so far on as one batch.
  mutating func flush() throws {
    guard tableKeys.count > 0 else { return }
    try context.checkCancellation()
    let tableCount = tableKeys.count
    try tableStarts.append(Int32(truncatingIfNeeded: pieces.rowCount))
    let starts = try tableStarts.finish()
    var columns = try keys.columns(
      of: tableKeys.values, ofSchema: schema, budget: context.budget)
    let sources = sourceColumns()
    for (index, field) in schemas[schema].fields.enumerated() where columns[index] == nil {
      let gather = ColumnGather(
        type: field.type, sources: sources[index], tableStarts: batchTableStarts,
        budget: context.budget)
      columns[index] = try gather.gather(pieces, tableCount: tableCount)
    }
    let batch = Batch(
      schema: schemas[schema], columns: columns.compactMap { $0 }, tableStarts: starts,
      continuesTable: continuesTable, pieces: try pieceNumbers(tableCount: tableCount))
    pieces.removeAll()
    tableKeys.removeAll()
    continuesTable = false
    try sink.consume(batch)
  }

  private func pieceNumbers(tableCount: Int) throws -> Column? {
    guard let pieceColumns else { return nil }
    return try ColumnGather(
      type: .int, sources: pieceColumns, tableStarts: batchTableStarts, budget: context.budget
    ).gather(pieces, tableCount: tableCount)
  }

  private mutating func sourceColumns() -> [[Column?]] {
    if let known = sources[schema] { return known }
    let made = schemas[schema].fields.map { field in
      batches.map { batch in batch.schema.index(of: field.label).map { batch.columns[$0] } }
    }
    sources[schema] = made
    return made
  }
}
