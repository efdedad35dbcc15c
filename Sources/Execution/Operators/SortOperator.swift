import Columnar
import Planning

/// `sort`: the rows of each table by columns, nulls first in both directions, ties in input order;
/// in a table of several pieces, ties as `mergingPieces` has them. Key columns and columns that a
/// table lacks are left out.
///
/// With a limit it is `sort |> limit` in one step, which leaves empty tables out.
final class SortOperator: UnaryOperator {
  private let labels: [String]
  private let descending: Bool
  /// nil: all rows.
  private let limit: Int?
  private var wholeTables: WholeTables
  /// With a small limit.
  private var topRows: TopRows?

  init(columns: [String], descending: Bool, limit: Int? = nil, _ setup: OperatorSetup) {
    labels = columns
    self.descending = descending
    self.limit = limit
    wholeTables = WholeTables(budget: setup.context.budget)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    for whole in try wholeTables.add(try withoutHopelessRows(batch)) { try sort(whole) }
  }

  /// The batch less the rows that the limit will cut off in any case.
  private func withoutHopelessRows(_ batch: Batch) throws -> Batch {
    guard let limit, limit > 0, limit <= TopRows.limitMax else { return batch }
    let columns = sortColumns(of: batch.schema)
    guard let first = columns.first else { return batch }
    var rows = try topRows.take() ?? TopRows(limit: limit, budget: budget)
    defer { topRows = rows }
    return try rows.cut(
      batch, by: first.index, descending: descending, isOnly: columns.count == 1)
  }

  private func sortColumns(of schema: Schema) -> [(index: Int, descending: Bool)] {
    labels.compactMap { label in
      schema.index(of: label).flatMap { index in
        schema.isKey(index) ? nil : (index: index, descending: descending)
      }
    }
  }

  override func complete() throws {
    for whole in try wholeTables.finish() { try sort(whole) }
  }

  private func sort(_ batch: Batch) throws {
    let schema = batch.schema
    let columns = sortColumns(of: schema)
    if columns.isEmpty && limit == nil && batch.pieces == nil && !setup.yieldsPieces {
      return try setup.output.consume(batch)
    }
    var order = GrowingBuffer<Int32>(budget: budget)
    var starts = GrowingBuffer<Int32>(budget: budget)
    var tables = GrowingBuffer<Int32>(budget: budget)
    try order.reserve(batch.rowCount)
    try starts.append(0)
    for table in 0..<batch.tableCount {
      try setup.context.checkCancellation()
      let rows = batch.rows(ofTable: table)
      if rows.isEmpty && limit != nil { continue }
      let taken = min(limit ?? rows.count, rows.count)
      let pieceStarts = batch.pieces == nil ? [] : batch.pieceStarts(ofTable: table)
      if pieceStarts.count > 1 {
        let merged = try merge(batch, rows, columns, pieceStarts)
        try order.append(contentsOf: merged.values)
      } else if columns.isEmpty || rows.count < 2 {
        for row in rows.prefix(taken) { try order.append(Int32(truncatingIfNeeded: row)) }
      } else {
        let sorted = try permutationSorting(
          batch, rows: rows, by: columns, nullsFirst: true, budget: budget)
        try order.append(contentsOf: UnsafeBufferPointer(rebasing: sorted.values.prefix(taken)))
      }
      try starts.append(Int32(truncatingIfNeeded: order.count))
      try tables.append(Int32(truncatingIfNeeded: table))
    }
    if tables.isEmpty { return }
    let sorted = try batch.regrouped(
      rows: order.finish(), tableStarts: starts.finish(), origins: tables.finish(),
      constantLabels: Set(batch.columns.indices), budget: budget)
    var cutting = PieceCutting()
    try setup.output.consume(
      setup.yieldsPieces ? cutting.cut(sorted, budget: budget) : sorted)
  }

  /// The rows, at most `limit`, of a table of several pieces.
  private func merge(
    _ batch: Batch, _ rows: Range<Int>, _ columns: [(index: Int, descending: Bool)],
    _ pieceStarts: [Int]
  ) throws -> BufferSlice<Int32> {
    let sorted = try permutationSorting(
      batch, rows: rows, by: columns, nullsFirst: true, budget: budget)
    let ranks = try tieRanks(
      of: batch, order: sorted, by: columns.map(\.index), budget: budget)
    return try mergingPieces(
      sorted, ranks: ranks, pieceStarts: pieceStarts, limit: limit, budget: budget)
  }
}
