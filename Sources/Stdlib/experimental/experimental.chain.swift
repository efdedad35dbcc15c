import Interpreter

/// The built-in `experimental.chain`: runs one stream to its end and then gives another.
let experimentalChain = Builtin(
  package: "experimental", name: "chain",
  signature: """
    (first: stream[A], second: stream[B]) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Runs one stream to its end and then gives another.",
    parameters: [
      ("first", "The stream that runs first."),
      ("second", "The stream that is given."),
    ],
    example: """
      import "experimental"
      import "sampledata"


      experimental.chain(
        first: sampledata.int(),
        second: sampledata.float() |> experimental.mean(),
      )
      """,
    output: """
      tag,_value
      t1,8.88
      t2,9.426666666666668
      """),
  isPure: false,
  body: .function { call in
    _ = try call.evaluation.runner.run(try call.stream("first"))
    return .stream(try call.stream("second"))
  })
