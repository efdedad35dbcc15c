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
        |> rename(columns: {_value: "reading"})
        |> experimental.unpivot()
      """,
    output: """
      tag,_field,_time,_value
      t1,reading,2021-01-01T00:00:00Z,-2.18
      t2,reading,2021-01-01T00:00:00Z,19.85
      """),
  body: .function { call in
    let others = try call.strings("otherColumns", default: ["_time"])
    return try call.tableStep(order: .byKey) { batch, step in
      let labels = batch.schema.fields.map(\.label)
      if labels.contains("_field") || labels.contains("_value") {
        throw step.failure(
          "unpivot can't have \"_field\" or \"_value\" as an input column", .stepColumn)
      }
      for label in others where label != "_field" && !labels.contains(label) {
        throw step.failure("unpivot could not find column named \"\(label)\"", .stepColumn)
      }
      return try unpivoted(batch, keeping: others, step)
    }
  })

/// One batch per unpivoted column: its rows without nulls, the column's label in the key, or among
/// the columns that stay where it is named there.
private func unpivoted(
  _ batch: Batch, keeping others: [String], _ step: StepContext
) throws -> [Batch] {
  let schema = batch.schema
  let keyFields = schema.keyIndices.map { schema.fields[$0] }
  let label = Field("_field", .string)
  let staysOutOfKey = others.contains(label.label)
  let kept = others.filter { name in !keyFields.contains { $0.label == name } }
  let keptFields = kept.map { name in schema.fields.first { $0.label == name } ?? label }
  let fieldsBefore = keyFields + (staysOutOfKey ? [] : [label]) + keptFields
  let keyCount = keyFields.count + (staysOutOfKey ? 0 : 1)
  var results: [Batch] = []
  for (index, field) in schema.fields.enumerated()
  where !schema.isKey(index) && !kept.contains(field.label) {
    let builder = BatchBuilder(
      schema: Schema(
        fields: fieldsBefore + [Field("_value", field.type)], keyIndices: Array(0..<keyCount)),
      budget: step.budget)
    for table in 0..<batch.tableCount {
      let key = batch.key(ofTable: table) + (staysOutOfKey ? [] : [.string(field.label)])
      var isOpen = false
      for row in batch.rows(ofTable: table) {
        let value = batch.cell(index, row, table)
        if value == .null { continue }
        if !isOpen { try builder.beginTable(key: key) }
        isOpen = true
        let cells = kept.map { name -> Scalar in
          guard let source = schema.index(of: name) else { return .string(field.label) }
          return batch.cell(source, row, table)
        }
        try builder.appendRow(key + cells + [value])
      }
    }
    if builder.tableCount > 0 { results.append(try builder.finish()) }
  }
  return results
}
