import Interpreter

/// The built-in `string`: a value as text.
let universeString = Builtin(
  package: "universe", name: "string",
  signature: "(v: A) => string",
  documentation: Documentation(
    "A value as text.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      string(v: 1.0)
      """,
    output: "1"),
  body: .function { call in
    try call.converted(to: .string)
  })
