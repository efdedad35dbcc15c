import Interpreter

/// The built-in `skew`: skewness of the values of each table.
let universeSkew = Builtin(
  package: "universe", name: "skew",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Skewness of the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> skew()
      """,
    output: """
      tag,_value
      t1,-0.3046724899009453
      t2,-0.110501535368748
      """),
  body: .function { call in
    try call.aggregate(.skew)
  })
