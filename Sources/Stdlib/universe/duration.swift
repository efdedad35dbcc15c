import Interpreter

/// The built-in `duration`: a value as a duration.
let universeDuration = Builtin(
  package: "universe", name: "duration",
  signature: "(v: A) => duration",
  documentation: Documentation(
    "A value as a duration.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      duration(v: "90m")
      """,
    output: "1h30m"),
  body: .function { call in
    try call.converted(to: .duration)
  })
