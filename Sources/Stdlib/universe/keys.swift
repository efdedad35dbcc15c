import Columnar
import Interpreter

/// The built-in `keys`: the labels of the group key of each table.
let universeKeys = Builtin(
  package: "universe", name: "keys",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The labels of the group key of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The name of the new column; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> keys()
      """,
    output: """
      tag,_value
      t1,tag
      t2,tag
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let schema = try batch.schema.keyThen([Field(label, .string)], step)
      let labels = batch.schema.keyLabels
      return try batch.remade(schema, step) { table, append in
        let key = batch.key(ofTable: table)
        for name in labels { try append(key + [.string(name)]) }
        return true
      }
    }
  })
