import Interpreter

/// The built-in `promql.changes`: how often the value changes in each table.
let internalPromqlChanges = Builtin(
  package: "internal/promql", name: "changes",
  signature: """
    (<-tables: stream[{A with _value: float}]) => stream[{B with _value: float}]
    """,
  documentation: Documentation(
    "How often the value changes in each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> promql.changes()
      """,
    output: """
      tag,_value
      t1,5
      t2,5
      """),
  body: .function { call in
    try call.sampleStep(time: nil) { samples in
      if samples.values.isEmpty { return nil }
      return Double(
        zip(samples.values, samples.values.dropFirst()).count {
          $0 != $1 && !($0.isNaN && $1.isNaN)
        })
    }
  })
