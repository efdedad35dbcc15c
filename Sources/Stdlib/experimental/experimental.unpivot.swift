import Columnar
import Interpreter

/// The built-in `experimental.unpivot`: turns columns into rows of field and value.
let experimentalUnpivot = Builtin(
  package: "experimental", name: "unpivot",
  signature: """
    (<-tables: stream[{A with _time: time}], ?otherColumns: [string]) => stream[{B \
    with _field: string, _value: C}] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Turns columns into rows of field and value.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("otherColumns", "Columns that stay; `_time` if left out."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> limit(n: 1)
        |> experimental.unpivot()
      """,
    output: """
      tag,_field,_time,_value
      t1,_value,2021-01-01T00:00:00Z,-2.18
      t2,_value,2021-01-01T00:00:00Z,19.85
      """),
  body: .function { call in
    let others = try call.strings("otherColumns", default: ["_time"])
    return try call.tableStep(order: .byKey) { batch, step in
      for label in ["_field", "_value"]
      where batch.schema.index(of: label) != nil && label == "_field" {
        throw step.failure("column with label \(label) already exists")
      }
      return try unpivoted(batch, keeping: others, step)
    }
  })

/// One batch per unpivoted column: its rows without nulls, the column's label in the key.
private func unpivoted(
  _ batch: Batch, keeping others: [String], _ step: StepContext
) throws -> [Batch] {
  let schema = batch.schema
  let kept = schema.fields.indices.filter {
    others.contains(schema.fields[$0].label) && !schema.isKey($0)
  }
  let keyFields = schema.keyIndices.map { schema.fields[$0] }
  var results: [Batch] = []
  for (index, field) in schema.fields.enumerated()
  where !schema.isKey(index) && !kept.contains(index) {
    let fields =
      keyFields + [Field("_field", .string)] + kept.map { schema.fields[$0] }
      + [Field("_value", field.type)]
    let builder = BatchBuilder(
      schema: Schema(fields: fields, keyIndices: Array(0...keyFields.count)), budget: step.budget)
    for table in 0..<batch.tableCount {
      let key = batch.key(ofTable: table) + [.string(field.label)]
      var isOpen = false
      for row in batch.rows(ofTable: table) {
        let value = batch.cell(index, row, table)
        if value == .null { continue }
        if !isOpen { try builder.beginTable(key: key) }
        isOpen = true
        try builder.appendRow(key + kept.map { batch.cell($0, row, table) } + [value])
      }
    }
    if builder.tableCount > 0 { results.append(try builder.finish()) }
  }
  return results
}
