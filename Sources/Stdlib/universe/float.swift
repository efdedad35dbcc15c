import Interpreter

/// The built-in `float`: a value as a float.
let universeFloat = Builtin(
  package: "universe", name: "float",
  signature: "(v: A) => float",
  documentation: Documentation(
    "A value as a float.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      float(v: "1.5")
      """,
    output: "1.5"),
  body: .function { call in
    try call.converted(to: .float)
  })
