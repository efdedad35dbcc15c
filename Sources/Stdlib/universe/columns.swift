import Columnar
import Interpreter

/// The built-in `columns`: the labels of all columns of each table.
let universeColumns = Builtin(
  package: "universe", name: "columns",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The labels of all columns of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The name of the new column; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> columns()
      """,
    output: """
      tag,_value
      t1,_time
      t1,tag
      t1,_value
      t2,_time
      t2,tag
      t2,_value
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let schema = try batch.schema.keyThen([Field(label, .string)], step)
      let labels = batch.schema.fields.map(\.label)
      return try batch.remade(schema, step) { table, append in
        let key = batch.key(ofTable: table)
        for name in labels { try append(key + [.string(name)]) }
        return true
      }
    }
  })
