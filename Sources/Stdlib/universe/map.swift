import Interpreter
import Planning

/// The built-in `map`: makes a new row of each row.
let universeMap = Builtin(
  package: "universe", name: "map",
  signature: "(<-tables: stream[A], fn: (r: A) => B, ?mergeKey: bool) => stream[B]",
  documentation: Documentation(
    "Makes a new row of each row.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "Gives the new row for a row `r`."),
      ("mergeKey", "Accepted and ignored."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> map(fn: (r) => ({r with _value: r._value * 2.0}))
      """,
    output: "RECORD"),
  body: .function { call in
    try call.step(.map(MapOperation(function: try call.rowFunction("fn", role: .map))))
  })
