import Columnar
import Interpreter

/// The built-in `promql.labelReplace`: gives tables a key column made from another one by a
/// regular expression.
let internalPromqlLabelReplace = Builtin(
  package: "internal/promql", name: "labelReplace",
  signature: """
    (<-tables: stream[{A with _value: float}], source: string, destination: string, \
    regex: string, replacement: string) => stream[{B with _value: float}]
    """,
  documentation: Documentation(
    "Gives tables a key column made from another one by a regular expression.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("source", "The key column that is read."),
      ("destination", "The key column that is made; an empty text takes it away."),
      ("regex", "Must match the whole text; tables that do not match stay as they are."),
      ("replacement", "The new text; `$1` stands for the first group."),
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> promql.labelReplace(source: "tag", destination: "number", regex: "t(.)", replacement: "$1")
        |> limit(n: 1)
      """,
    output: """
      tag,number,_value
      t1,1,-2.18
      t2,2,19.85
      """),
  body: .function { call in
    let source = try call.string("source")
    let destination = try call.string("destination")
    let pattern = try RegexpPattern.compile("^(?:\(try call.string("regex")))$")
    let replacement = try call.string("replacement")
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let sourceIndex = batch.schema.index(of: source).flatMap {
        batch.schema.isKey($0) ? $0 : nil
      }
      return try (0..<batch.tableCount).flatMap { table in
        var text = ""
        if let sourceIndex,
          case .string(let value) = batch.columns[sourceIndex].constantScalar(table: table)
        {
          text = value
        }
        var key = zip(batch.schema.keyIndices, batch.key(ofTable: table)).map { index, value in
          (field: batch.schema.fields[index], value: value)
        }
        if pattern.matches(text) {
          key.removeAll { $0.field.label == destination }
          let made = pattern.replacingAll(in: text, with: replacement)
          if !made.isEmpty { key.append((Field(destination, .string), .string(made))) }
        }
        return try step.rekeyed(batch, table, key)
      }
    }
  })

extension StepContext {
  /// The values of a table under another key; no other column stays.
  fileprivate func rekeyed(
    _ batch: Batch, _ table: Int, _ key: [(field: Field, value: Scalar)]
  ) throws -> [Batch] {
    guard let values = batch.schema.index(of: "_value") else {
      throw failure("column \"_value\" does not exist", .stepColumn)
    }
    if key.contains(where: { $0.field.label == "_value" }) {
      throw failure(
        "the label \"_value\" would take the place of the column of values", .stepColumn)
    }
    let schema = Schema(
      fields: key.map(\.field) + [batch.schema.fields[values]], keyIndices: Array(key.indices))
    let builder = BatchBuilder(schema: schema, budget: budget)
    let cells = key.map(\.value)
    try builder.beginTable(key: cells)
    for row in batch.rows(ofTable: table) {
      try builder.appendRow(cells + [batch.cell(values, row, table)])
    }
    return [try builder.finish()]
  }
}
