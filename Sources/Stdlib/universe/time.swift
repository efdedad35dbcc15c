import Interpreter

/// The built-in `time`: a value as a time.
let universeTime = Builtin(
  package: "universe", name: "time",
  signature: "(v: A) => time",
  documentation: Documentation(
    "A value as a time.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      time(v: "2021-06-07")
      """,
    output: "2021-06-07T00:00:00.000000000Z"),
  body: .function { call in
    try call.converted(to: .time)
  })
