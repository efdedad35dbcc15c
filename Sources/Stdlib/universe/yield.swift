import Interpreter
import Planning

/// The built-in `yield`: makes a stream a result of the script and passes it on.
let universeYield = Builtin(
  package: "universe", name: "yield",
  signature: "(<-tables: stream[A], ?name: string) => stream[A] where A: Record",
  documentation: Documentation(
    "Makes a stream a result of the script and passes it on.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("name", "The name of the result; `_result` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> first()
        |> yield(name: "earliest")
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:00Z,t2,19.85
      """),
  hasSideEffect: true,
  body: .function { call in
    try call.step(.yield(name: try call.string("name", default: "_result")))
  })
