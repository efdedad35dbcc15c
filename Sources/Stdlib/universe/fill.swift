import Columnar
import Interpreter

/// The built-in `fill`: puts a value in the place of nulls.
let universeFill = Builtin(
  package: "universe", name: "fill",
  signature: """
    (<-tables: stream[A], ?column: string, ?value: B, ?usePrevious: bool) => \
    stream[C] where A: Record, C: Record
    """,
  documentation: Documentation(
    "Puts a value in the place of nulls.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to fill; `_value` if left out."),
      ("value", "The value for nulls."),
      ("usePrevious", "Take the value of the row before instead."),
    ],
    example: """
      import "sampledata"

      sampledata.float(includeNull: true)
        |> fill(value: 0.0)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,0
      2021-01-01T00:00:20Z,t1,7.35
      2021-01-01T00:00:30Z,t1,0
      2021-01-01T00:00:40Z,t1,0
      2021-01-01T00:00:50Z,t1,4.43
      2021-01-01T00:00:00Z,t2,0
      2021-01-01T00:00:10Z,t2,4.97
      2021-01-01T00:00:20Z,t2,-3.75
      2021-01-01T00:00:30Z,t2,19.77
      2021-01-01T00:00:40Z,t2,0
      2021-01-01T00:00:50Z,t2,1.86
      """),
  body: .function { call in
    let column = try call.string("column", default: "_value")
    let value = call.optional("value")
    let usesPrevious = try call.bool("usePrevious", default: false)
    guard (value == nil) == usesPrevious else {
      throw call.invalid(
        "fill requires exactly one of value or usePrevious",
        change: value == nil ? .set("usePrevious", to: "true") : .moveOut("value"))
    }
    guard let value else {
      return try call.tableStep(order: .arrival, pieces: .keeps) { batch, step in
        [try fillWithPrevious(batch, column, step)]
      }
    }
    guard let cell = value.scalar, let type = cell.type else {
      throw call.invalid("cannot fill with a value of type \(value.typeText)")
    }
    return try call.tableStep(order: .arrival, pieces: .keeps) { batch, step in
      [try fill(batch, column, with: cell, type: type, step)]
    }
  })

private func fill(
  _ batch: Batch, _ label: String, with value: Scalar, type: ColumnType, _ step: StepContext
) throws -> Batch {
  guard let index = batch.schema.index(of: label) else {
    let builder = ColumnBuilder(type: type, budget: step.budget)
    for _ in 0..<batch.rowCount { try builder.append(value) }
    var edit = BatchEdit(batch, budget: step.budget)
    edit.keepAll()
    return try edit.finish(adding: [(label, builder.finishPlain())], step)
  }
  let found = batch.schema.fields[index].type
  // A key column without a null stays as it is, whatever the value.
  if batch.schema.isKey(index),
    (0..<batch.tableCount).allSatisfy({ batch.columns[index].constantScalar(table: $0) != .null })
  {
    return batch
  }
  if found != type {
    throw step.failure("fill column type mismatch: \(found.name)/\(type.name)")
  }
  if batch.columns[index].hasNoNulls { return batch }
  let builder = ColumnBuilder(type: type, budget: step.budget)
  var edit = BatchEdit(batch, budget: step.budget)
  edit.keepAll()
  if batch.schema.isKey(index) {
    for table in 0..<batch.tableCount {
      let cell = batch.columns[index].constantScalar(table: table)
      try builder.append(cell == .null ? value : cell)
    }
    return try edit.finish(replacing: [index: builder.finishConstant()])
  }
  for table in 0..<batch.tableCount {
    for row in batch.rows(ofTable: table) {
      let cell = batch.cell(index, row, table)
      try builder.append(cell == .null ? value : cell)
    }
  }
  return try edit.finish(replacing: [index: builder.finishPlain()])
}

private func fillWithPrevious(
  _ batch: Batch, _ label: String, _ step: StepContext
) throws -> Batch {
  guard let index = batch.schema.index(of: label), !batch.schema.isKey(index) else { return batch }
  let column = batch.columns[index]
  if column.hasNoNulls { return batch }
  // The row that each takes its cell from; -1 before the first.
  let sources = try Buffer<Int32>(capacity: batch.rowCount, budget: step.budget)
  for table in 0..<batch.tableCount {
    var previous: Int32 = -1
    for row in batch.rows(ofTable: table) {
      if !column.isNull(row: row, table: table) { previous = Int32(truncatingIfNeeded: row) }
      sources.base[row] = previous
    }
  }
  let filled = try column.gathered(
    rows: BufferSlice(sources, count: batch.rowCount), tableStarts: batch.tableStarts,
    budget: step.budget)
  var edit = BatchEdit(batch, budget: step.budget)
  edit.keepAll()
  return try edit.finish(replacing: [index: filled])
}

extension Column {
  /// Certain to hold no null, as its representation says.
  fileprivate var hasNoNulls: Bool {
    switch storage {
    case .plain(_, let validity), .constant(_, let validity): validity == nil
    case .regularTime: true
    case .dictionary: false
    }
  }
}
