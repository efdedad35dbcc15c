import Columnar
import Planning

/// Builds output batches from tables that arrive piece by piece, already in output order.
struct TableAssembler {
  private let batches: [Batch]
  private let schemas: [Schema]
  private let context: QueryContext
  private let sink: any BatchSink
  private let layouts: [KeyLayout]
  /// For each schema, for each of its fields, that column of each batch. Made when first used.
  private var sources: [Int: [[Column?]]] = [:]
  private let batchTableStarts: [BufferSlice<Int32>]

  private var pieces: PieceList
  private var tableStarts: GrowingBuffer<Int32>
  private var keyBytes: GrowingBuffer<UInt8>
  /// Where each output table's key begins in `keyBytes`. `[tables]`
  private var keyOffsets: GrowingBuffer<Int64>
  /// The first piece of each output table: its batch and the table in that. `[tables]` each
  private var firstBatches: GrowingBuffer<Int32>
  private var firstTables: GrowingBuffer<Int32>
  private var schema = -1
  private var openKey = -1
  /// The first piece of the open table.
  private var openBatch: Int32 = 0
  private var openTable: Int32 = 0
  private var continuesTable = false

  init(batches: [Batch], schemas: [Schema], context: QueryContext, sink: any BatchSink) {
    self.batches = batches
    self.schemas = schemas
    self.context = context
    self.sink = sink
    layouts = schemas.map(KeyLayout.init)
    batchTableStarts = batches.map(\.tableStarts)
    pieces = PieceList(budget: context.budget)
    tableStarts = GrowingBuffer(budget: context.budget)
    keyBytes = GrowingBuffer(budget: context.budget)
    keyOffsets = GrowingBuffer(budget: context.budget)
    firstBatches = GrowingBuffer(budget: context.budget)
    firstTables = GrowingBuffer(budget: context.budget)
  }

  /// Adds the rows of one collected table to the output table `key`; pieces of one key come one
  /// after another.
  mutating func add(
    key: Int, keyBytes bytes: UnsafeBufferPointer<UInt8>, schema newSchema: Int, batch: Int,
    table: Int
  ) throws {
    if newSchema != schema {
      try flush()
      schema = newSchema
      openKey = -1
    }
    var rows = batches[batch].rows(ofTable: table)
    if key != openKey {
      let isFull =
        keyOffsets.count >= context.batchRowsMax
        || pieces.rowCount >= context.batchRowsMax && overflows(rows.count)
      if isFull { try flush() }
      continuesTable = keyOffsets.count == 0 ? false : continuesTable
      openBatch = Int32(truncatingIfNeeded: batch)
      openTable = Int32(truncatingIfNeeded: table)
      try beginTable(key: key, bytes: bytes)
    }
    while overflows(rows.count) {
      let taken = max(context.batchRowsMax &- pieces.rowCount, 0)
      if taken > 0 {
        try pieces.append(
          batch: batch, table: table, rows: rows.lowerBound..<(rows.lowerBound + taken))
      }
      rows = (rows.lowerBound + taken)..<rows.upperBound
      try flush()
      try beginTable(key: key, bytes: bytes)
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
    let areShort = total <= keyOffsets.count &* min(Self.shortTableRows, rowsMax)
    return !areShort || total > rowsMax &* Self.shortTableFactor
  }

  private static let shortTableRows = 512
  private static let shortTableFactor = 64

  private mutating func beginTable(key: Int, bytes: UnsafeBufferPointer<UInt8>) throws {
    openKey = key
    try tableStarts.append(Int32(truncatingIfNeeded: pieces.rowCount))
    try keyOffsets.append(Int64(keyBytes.count))
    try keyBytes.append(contentsOf: bytes)
    try firstBatches.append(openBatch)
    try firstTables.append(openTable)
  }

  /// Hands the tables so far on as one batch.
  mutating func flush() throws {
    guard keyOffsets.count > 0 else { return }
    try context.checkCancellation()
    let tableCount = keyOffsets.count
    try tableStarts.append(Int32(truncatingIfNeeded: pieces.rowCount))
    let starts = try tableStarts.finish()
    var columns = try keyColumns()
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
    keyBytes.removeAll()
    keyOffsets.removeAll()
    firstBatches.removeAll()
    firstTables.removeAll()
    continuesTable = false
    try sink.consume(batch)
  }

  private func pieceNumbers(tableCount: Int) throws -> Column? {
    let numbers = batches.map(\.pieces)
    if numbers.allSatisfy({ $0 == nil }) { return nil }
    return try ColumnGather(
      type: .int, sources: numbers, tableStarts: batchTableStarts, budget: context.budget
    ).gather(pieces, tableCount: tableCount)
  }

  /// The key columns, read back from the encoded keys; nil for the other fields.
  private func keyColumns() throws -> [Column?] {
    let layout = layouts[schema]
    let keys = try layout.columns(count: keyOffsets.count, budget: context.budget) { table in
      UnsafeBufferPointer(rebasing: keyBytes.values[Int(keyOffsets[table])...])
    } isNegative: { table, column in
      isNegativeZero(ofTable: table, label: schemas[schema].fields[column].label)
    }
    var columns = [Column?](repeating: nil, count: schemas[schema].fields.count)
    for (part, column) in zip(layout.parts, keys) { columns[part.columnIndex] = column }
    return columns
  }

  /// Whether the first piece of an output table has a negative number in a column of its key.
  private func isNegativeZero(ofTable table: Int, label: String) -> Bool {
    let batch = batches[Int(firstBatches[table])]
    let origin = Int(firstTables[table])
    guard let column = batch.schema.index(of: label),
      case .float(let value) = batch.columns[column].constantScalar(table: origin)
    else { return false }
    return value.sign == .minus
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
