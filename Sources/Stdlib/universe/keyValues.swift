import Columnar
import Interpreter

/// The built-in `keyValues`: the different values of some columns, each with its column.
let universeKeyValues = Builtin(
  package: "universe", name: "keyValues",
  signature: """
    (<-tables: stream[A], ?keyColumns: [string]) => stream[{C with _key: string, \
    _value: B}] where A: Record, C: Record
    """,
  documentation: Documentation(
    "The different values of some columns, each with its column.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("keyColumns", "The columns; all of one type."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> keyValues(keyColumns: ["tag"])
      """,
    output: """
      tag,_key,_value
      t1,tag,t1
      t2,tag,t2
      """),
  body: .function { call in
    let labels = try call.strings("keyColumns", default: [])
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let indices = labels.compactMap { batch.schema.index(of: $0) }
      guard let first = indices.first else {
        throw step.failure("received table with columns missing: \(labels)", .stepColumn)
      }
      let type = batch.schema.fields[first].type
      if indices.contains(where: { batch.schema.fields[$0].type != type }) {
        throw step.failure("keyColumns must all be the same type")
      }
      let schema = try batch.schema.keyThen([Field("_key", .string), Field("_value", type)], step)
      return try batch.remade(schema, step) { table, append in
        let key = batch.key(ofTable: table)
        var seen = Set<[Scalar]>()
        for row in batch.rows(ofTable: table) {
          for index in indices {
            let cell = batch.cell(index, row, table)
            let pair = [Scalar.string(batch.schema.fields[index].label), cell]
            // A null counts once, whichever column it is in.
            if seen.insert(cell == .null ? [] : pair).inserted { try append(key + pair) }
          }
        }
        return true
      }
    }
  })
