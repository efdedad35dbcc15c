import Interpreter

/// The built-in `bool`: a value as a bool.
let universeBool = Builtin(
  package: "universe", name: "bool",
  signature: "(v: A) => bool",
  documentation: Documentation(
    "A value as a bool.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      bool(v: "true")
      """,
    output: "true"),
  body: .function { call in
    try call.converted(to: .bool)
  })
