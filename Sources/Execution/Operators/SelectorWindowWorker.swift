import Columnar
import Planning

/// Selectors per window: whole rows, their time overwritten in place.
final class SelectorWindowWorker: WindowWorker {
  private let selection: RowSelection
  private let column: Int
  private let time: Int?
  /// Batches that hold selected rows: those taken over from earlier batches, then the current one.
  private var sources: [Batch] = []
  private var readers: [SelectionColumn] = []
  /// Where each slot's row is; -1 for none. `[slots]`
  private var slotSources: GrowingBuffer<Int32>
  private var slotRows: GrowingBuffer<Int32>

  init(
    _ operation: AggregateWindowOperation, _ plan: AggregateWindowPlan, _ setup: OperatorSetup
  ) throws {
    column = plan.column
    selection = try RowSelection(
      operation.aggregate.function, type: plan.window.output.fields[plan.column].type, setup)
    time = plan.window.output.index(of: operation.timeDestination)
    slotSources = GrowingBuffer(budget: setup.context.budget)
    slotRows = GrowingBuffer(budget: setup.context.budget)
    super.init(operation, setup)
  }

  override func begin(_ batch: Batch, _ plan: AggregateWindowPlan) throws {
    sources.append(batch)
    readers.append(
      try SelectionColumn(
        batch.columns[column], of: batch, needsValues: selection.needsValues, budget: budget))
  }

  override func add(_ rows: SlotRows, slotCount: Int) throws {
    let missing = slotCount - slotRows.count
    try slotSources.append(repeating: -1, count: missing)
    try slotRows.append(repeating: -1, count: missing)
    try rows.forEachStretch { rows, slot in try add(rows, slot: slot) }
  }

  private func add(_ rows: Range<Int>, slot: Int) throws {
    let source = sources.count - 1
    let row = selection.row(readers[source], rows)
    if row < 0 { return }
    let held = Int(slotSources[slot])
    if held >= 0,
      !selection.replaces(readers[held], Int(slotRows[slot]), readers[source], row)
    {
      return
    }
    slotSources[slot] = Int32(truncatingIfNeeded: source)
    slotRows[slot] = Int32(truncatingIfNeeded: row)
  }

  override func hasResult(slot: Int) -> Bool { slotSources[slot] >= 0 }

  /// Gathers the selected rows that stay into small batches, so that no input batch is held.
  override func end(keeping slots: Range<Int>) throws {
    if slots.isEmpty {
      sources = []
      readers = []
      slotSources.removeAll()
      slotRows.removeAll()
      return
    }
    // A long table that goes on keeps all its slots: only the rows of the last batch are new.
    let isLong = slots.lowerBound == 0 && sources.count <= Self.sourcesMax
    slotSources.keep(slots)
    slotRows.keep(slots)
    try gather(slots.count, from: isLong ? sources.count - 1 : 0)
  }

  /// More small batches than this are put together.
  private static var sourcesMax: Int { 64 }

  /// Puts the selected rows of the sources from `first` on into one.
  private func gather(_ slotCount: Int, from first: Int) throws {
    var pieces = PieceList(budget: budget)
    for slot in 0..<slotCount where Int(slotSources[slot]) >= first {
      let source = Int(slotSources[slot])
      let row = Int(slotRows[slot])
      let position = pieces.rowCount
      try pieces.append(
        batch: source, table: sources[source].table(ofRow: row), rows: row..<(row + 1))
      slotSources[slot] = Int32(truncatingIfNeeded: first)
      slotRows[slot] = Int32(truncatingIfNeeded: position)
    }
    let kept = try gather(pieces)
    sources.replaceSubrange(first..., with: [kept])
    readers.replaceSubrange(
      first...,
      with: [
        try SelectionColumn(
          kept.columns[column], of: kept, needsValues: selection.needsValues, budget: budget)
      ])
  }

  /// The rows of the pieces as one batch of one table.
  private func gather(_ pieces: PieceList) throws -> Batch {
    let schema = sources[0].schema
    let columns = try schema.fields.indices.map { index in
      try ColumnGather(
        type: schema.fields[index].type, sources: sources.map { $0.columns[index] },
        tableStarts: sources.map(\.tableStarts), budget: budget
      ).gather(pieces, tableCount: 1)
    }
    let starts = try BufferSlice.copying(
      [0, Int32(truncatingIfNeeded: pieces.rowCount)], budget: budget)
    return Batch(schema: schema, columns: columns, tableStarts: starts)
  }

  override func results(
    _ rows: WindowRows, _ batch: Batch, _ plan: AggregateWindowPlan
  ) throws -> Batch {
    var rows = rows
    let times = try times(rows)
    var picked = try gatherRows(rows, plan.input)
    let (starts, origins) = try rows.finishTables()
    let schema = plan.window.output
    for index in schema.fields.indices {
      if index >= picked.count {
        // A bound that the window adds; its value is set by the caller.
        picked.append(
          try .constant(.time(0), type: .time, tableCount: origins.count, budget: budget))
      } else if schema.isKey(index),
        let column = try batch.columns[index].gathered(tables: origins, budget: budget)
      {
        picked[index] = column
      } else if schema.isKey(index) {
        picked[index] = try .constant(
          .time(0), type: .time, tableCount: origins.count, budget: budget)
      }
    }
    var output = schema
    if let times {
      if let time {
        picked[time] = times
        output.fields[time].type = .time
      } else {
        picked.append(times)
        output.fields.append(Field(operation.timeDestination, .time))
      }
    }
    return Batch(schema: output, columns: picked, tableStarts: starts)
  }

  /// The selected rows, one of nulls for a window without any.
  private func gatherRows(_ rows: WindowRows, _ schema: Schema) throws -> [Column] {
    let sources = self.sources
    var pieces = PieceList(budget: budget)
    // A batch that lacks every column stands for the rows of nulls.
    let nothing = sources.count
    for row in 0..<rows.rowCount {
      let slot = Int(rows.slots[row])
      if slot >= 0, slotSources[slot] >= 0 {
        let source = Int(slotSources[slot])
        let position = Int(slotRows[slot])
        try pieces.append(
          batch: source, table: sources[source].table(ofRow: position),
          rows: position..<(position + 1))
      } else {
        try pieces.append(batch: nothing, table: 0, rows: 0..<1)
      }
    }
    let starts = sources.map(\.tableStarts) + [try BufferSlice.copying([0], budget: budget)]
    return try schema.fields.indices.map { index in
      try ColumnGather(
        type: schema.fields[index].type, sources: sources.map { $0.columns[index] } + [nil],
        tableStarts: starts, budget: budget
      ).gather(pieces, tableCount: -1)
    }
  }
}
