import Columnar
import Interpreter
import Planning

/// The built-in `experimental/table.fill`: gives each empty table one row of its key and nulls.
let experimentalTableFill = Builtin(
  package: "experimental/table", name: "fill",
  signature: "(<-tables: stream[A]) => stream[A] where A: Record",
  documentation: Documentation(
    "Gives each empty table one row of its key and nulls.",
    parameters: [("tables", "The input, usually piped in.")],
    example: """
      import "experimental/table"
      import "sampledata"

      sampledata.float()
        |> filter(fn: (r) => r._value > 100.0, onEmpty: "keep")
        |> table.fill()
      """,
    output: """
      _time,tag,_value
      ,t1,
      ,t2,
      """),
  body: .function { call in try call.step(fillEmptyTables(call.origin)) })

/// The step that gives each empty table one row, its columns null but for the key.
func fillEmptyTables(_ origin: StepOrigin) -> WholeTableOperation {
  WholeTableOperation(
    name: "fill", order: .arrival, origin: origin, isIdempotent: true
  ) { batch, step in
    let isFull = (0..<batch.tableCount).allSatisfy { !batch.rows(ofTable: $0).isEmpty }
    if isFull { return [batch] }
    let builders = batch.schema.fields.map {
      ColumnBuilder(type: $0.type, budget: step.budget)
    }
    var starts: [Int32] = [0]
    var rowCount = 0
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      for (index, builder) in builders.enumerated() {
        if batch.schema.isKey(index) {
          try builder.append(batch.columns[index].constantScalar(table: table))
        } else if rows.isEmpty {
          try builder.appendNull()
        } else {
          try builder.append(
            contentsOf: batch.columns[index], rows: rows, tableStarts: batch.tableStarts)
        }
      }
      rowCount += max(rows.count, 1)
      starts.append(Int32(truncatingIfNeeded: rowCount))
    }
    let columns = try builders.indices.map { index in
      try batch.schema.isKey(index)
        ? builders[index].finishConstant() : builders[index].finishPlain()
    }
    return [
      Batch(
        schema: batch.schema, columns: columns,
        tableStarts: try int32Slice(starts, budget: step.budget))
    ]
  }
}
