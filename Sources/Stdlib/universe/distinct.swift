import Columnar
import Interpreter

/// The built-in `distinct`: the different values of a column.
let universeDistinct = Builtin(
  package: "universe", name: "distinct",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The different values of a column.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> distinct(column: "tag")
      """,
    output: """
      tag,_value
      t1,t1
      t2,t2
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let index = batch.schema.index(of: label)
      let type = index.map { batch.schema.fields[$0].type } ?? .string
      let schema = try batch.schema.keyThen([Field("_value", type)], step)
      if let index, !batch.schema.isKey(index) {
        let cells = try DistinctCells(batch, index, budget: step.budget)
        let values = try batch.columns[index].gathered(
          rows: cells.firstRows, tableStarts: batch.tableStarts, budget: step.budget)
        return [
          Batch(
            schema: schema, columns: batch.schema.keyIndices.map { batch.columns[$0] } + [values],
            tableStarts: cells.tableStarts)
        ]
      }
      return try batch.remade(schema, step) { table, append in
        let key = batch.key(ofTable: table)
        try append(
          key + [index.map { batch.columns[$0].constantScalar(table: table) } ?? .string("")])
        return true
      }
    }
  })
