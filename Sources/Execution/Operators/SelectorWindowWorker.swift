import Columnar
import Planning

/// Selectors per window: whole rows, their time overwritten in place.
final class SelectorWindowWorker: WindowWorker {
  private let selection: RowSelection
  private let time: Int?
  /// The input's columns that results take their rows from: all but the keys, which come from the
  /// table as a whole. Batches that are kept have only these, with the selected column.
  private let kept: [Int]
  /// Where the selected column stands among those.
  private let column: Int
  private let keptSchema: Schema
  /// Batches that hold selected rows: those taken over from earlier batches, then the current one.
  private var sources: [Batch] = []
  private var readers: [SelectionColumn] = []
  /// Where each slot's row is; -1 for none. `[slots]`
  private var slotSources: GrowingBuffer<Int32>
  private var slotRows: GrowingBuffer<Int32>
  /// The first slot that the current batch has put a row into.
  private var firstChanged = Int.max

  init(
    _ operation: AggregateWindowOperation, _ plan: AggregateWindowPlan, _ setup: OperatorSetup
  ) throws {
    let output = plan.window.output
    selection = try makeRowSelection(
      operation.aggregate.function, type: output.fields[plan.column].type, setup)
    time = output.index(of: operation.timeDestination)
    let kept = plan.input.fields.indices.filter { $0 == plan.column || !output.isKey($0) }
    self.kept = kept
    guard let column = kept.firstIndex(of: plan.column) else {
      throw setup.failure(
        .columnMissing, "no column \"\(operation.aggregate.column)\" exists")
    }
    self.column = column
    keptSchema = Schema(fields: kept.map { plan.input.fields[$0] }, keyIndices: [])
    slotSources = GrowingBuffer(budget: setup.context.budget)
    slotRows = GrowingBuffer(budget: setup.context.budget)
    super.init(operation, setup)
  }

  override func begin(_ batch: Batch, _ plan: AggregateWindowPlan) throws {
    try add(
      Batch(
        schema: keptSchema, columns: kept.map { batch.columns[$0] },
        tableStarts: batch.tableStarts))
    firstChanged = .max
  }

  private func add(_ source: Batch) throws {
    sources.append(source)
    readers.append(
      try SelectionColumn(
        source.columns[column], of: source, needsValues: selection.needsValues, budget: budget))
  }

  override func add(_ rows: SlotRows, slotCount: Int) throws {
    let missing = slotCount - slotRows.count
    try slotSources.append(repeating: -1, count: missing)
    try slotRows.append(repeating: -1, count: missing)
    try rows.forEachStretch { rows, slot in try add(rows, slot: slot) }
  }

  private func add(_ rows: Range<Int>, slot: Int) throws {
    let source = sources.count - 1
    let held = Int(slotSources[slot])
    let row =
      held < 0
      ? selection.row(readers[source], rows)
      : selection.successor(of: readers[held], Int(slotRows[slot]), in: readers[source], rows)
    if row < 0 { return }
    slotSources[slot] = Int32(truncatingIfNeeded: source)
    slotRows[slot] = Int32(truncatingIfNeeded: row)
    firstChanged = min(firstChanged, slot)
  }

  override func hasResult(slot: Int) -> Bool { slotSources[slot] >= 0 }

  /// Gathers the selected rows that stay into small batches, so that no input batch is held.
  override func end(keeping slots: Range<Int>) throws {
    if slots.isEmpty {
      sources.removeAll(keepingCapacity: true)
      readers.removeAll(keepingCapacity: true)
      slotSources.removeAll()
      slotRows.removeAll()
      return
    }
    // A long table that goes on keeps all its slots: only the rows of the last batch are new.
    let isLong = slots.lowerBound == 0 && sources.count <= Self.sourcesMax
    slotSources.keep(slots)
    slotRows.keep(slots)
    if isLong {
      try gather(min(firstChanged, slots.count)..<slots.count, from: sources.count - 1)
    } else {
      try gather(0..<slots.count, from: 0)
    }
  }

  /// More small batches than this are put together.
  private static var sourcesMax: Int { 64 }

  /// Puts the rows that slots have in the sources from `first` on into one source.
  private func gather(_ slots: Range<Int>, from first: Int) throws {
    var pieces = PieceList(budget: budget)
    try pieces.reserve(slots.count)
    for slot in slots where Int(slotSources[slot]) >= first {
      let position = pieces.rowCount
      try append(slot, to: &pieces)
      slotSources[slot] = Int32(truncatingIfNeeded: first)
      slotRows[slot] = Int32(truncatingIfNeeded: position)
    }
    let columns = try gather(pieces, tableCount: 1)
    let starts = try BufferSlice.copying(
      [0, Int32(truncatingIfNeeded: pieces.rowCount)], budget: budget)
    sources.removeSubrange(first...)
    readers.removeSubrange(first...)
    try add(Batch(schema: keptSchema, columns: columns, tableStarts: starts))
  }

  private func append(_ slot: Int, to pieces: inout PieceList) throws {
    let source = Int(slotSources[slot])
    let row = Int(slotRows[slot])
    try pieces.append(
      batch: source, table: sources[source].table(ofRow: row), rows: row..<(row + 1))
  }

  /// The columns of the pieces' rows; a piece of the batch behind the last is a row of nulls.
  private func gather(_ pieces: PieceList, tableCount: Int) throws -> [Column] {
    let starts = sources.map(\.tableStarts) + [try BufferSlice.copying([0], budget: budget)]
    return try keptSchema.fields.indices.map { index in
      try ColumnGather(
        type: keptSchema.fields[index].type,
        sources: sources.map { $0.columns[index] } + [nil],
        tableStarts: starts, budget: budget
      ).gather(pieces, tableCount: tableCount)
    }
  }

  override func results(
    _ rows: WindowRows, _ batch: Batch, _ plan: AggregateWindowPlan
  ) throws -> Batch {
    var rows = rows
    let times = try operation.windowTimes(rows, budget: budget)
    let picked = try selectedColumns(rows)
    let (starts, origins) = try rows.finishTables()
    let schema = plan.window.output
    var columns: [Column] = []
    for index in schema.fields.indices {
      if !schema.isKey(index), let position = kept.firstIndex(of: index) {
        columns.append(picked[position])
      } else if index < batch.columns.count,
        let column = try batch.columns[index].gathered(tables: origins, budget: budget)
      {
        columns.append(column)
      } else {
        // A bound that the window adds; its value is set by the caller.
        columns.append(
          try .constant(.time(0), type: .time, tableCount: origins.count, budget: budget))
      }
    }
    var output = schema
    if let times {
      if let time {
        columns[time] = times
        output.fields[time].type = .time
      } else {
        columns.append(times)
        output.fields.append(Field(operation.timeDestination, .time))
      }
    }
    return Batch(schema: output, columns: columns, tableStarts: starts)
  }

  /// The kept columns of the selected rows, one of nulls for a window without any.
  private func selectedColumns(_ rows: WindowRows) throws -> [Column] {
    if sources.count == 1 { return try selectedColumns(rows, of: sources[0]) }
    var pieces = PieceList(budget: budget)
    try pieces.reserve(rows.rowCount)
    for row in 0..<rows.rowCount {
      let slot = Int(rows.slots[row])
      if slot >= 0, slotSources[slot] >= 0 {
        try append(slot, to: &pieces)
      } else {
        try pieces.append(batch: sources.count, table: 0, rows: 0..<1)
      }
    }
    return try gather(pieces, tableCount: -1)
  }

  private func selectedColumns(_ rows: WindowRows, of source: Batch) throws -> [Column] {
    let positions = try Buffer<Int32>(capacity: rows.rowCount, budget: budget)
    for row in 0..<rows.rowCount {
      let slot = Int(rows.slots[row])
      positions.base[row] = slot >= 0 ? slotRows[slot] : -1
    }
    let slice = BufferSlice(positions, count: rows.rowCount)
    return try source.columns.map {
      try $0.gathered(rows: slice, tableStarts: source.tableStarts, budget: budget)
    }
  }
}
