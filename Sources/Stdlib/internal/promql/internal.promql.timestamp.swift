import Columnar
import Interpreter

/// The built-in `promql.timestamp`: puts the time of each row, in seconds since 1970, in the
/// place of its value.
let internalPromqlTimestamp = Builtin(
  package: "internal/promql", name: "timestamp",
  signature: """
    (<-tables: stream[{A with _value: float}]) => stream[{A with _value: float}]
    """,
  documentation: Documentation(
    "Puts the time of each row, in seconds since 1970, in the place of its value.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> promql.timestamp()
        |> limit(n: 1)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,1609459200
      2021-01-01T00:00:00Z,t2,1609459200
      """),
  body: .function { call in
    try call.tableStep(order: .byUniqueKey) { batch, step in
      let labels = ["_time", "_stop"]
      guard let label = labels.first(where: { batch.schema.index(of: $0) != nil }) else {
        throw step.failure("neither \"_time\" nor \"_stop\" is a column", .stepColumn)
      }
      guard let values = batch.schema.index(of: "_value") else {
        throw step.failure("column \"_value\" does not exist", .stepColumn)
      }
      if batch.schema.isKey(values) {
        throw step.failure("the times replace the column \"_value\", which is in the group key")
      }
      let times = try step.times(of: batch, label)
      let seconds = ColumnBuilder(type: .float, budget: step.budget)
      for row in 0..<batch.rowCount {
        try seconds.append(
          times.isNull(row) ? .null : .float(Double(times.int(row) / 1_000_000) / 1e3))
      }
      var edit = BatchEdit(batch, budget: step.budget)
      edit.keepAll()
      return [try edit.finish(replacing: [values: seconds.finishPlain()])]
    }
  })
