import Interpreter

/// The built-in `promql.resets`: how often a counter starts anew in each table.
let internalPromqlResets = Builtin(
  package: "internal/promql", name: "resets",
  signature: """
    (<-tables: stream[{A with _value: float}]) => stream[{B with _value: float}]
    """,
  documentation: Documentation(
    "How often a counter starts anew in each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> promql.resets()
      """,
    output: """
      tag,_value
      t1,3
      t2,4
      """),
  body: .function { call in
    try call.sampleStep(time: nil) { samples in
      if samples.values.isEmpty { return nil }
      return Double(zip(samples.values, samples.values.dropFirst()).count { $1 < $0 })
    }
  })
