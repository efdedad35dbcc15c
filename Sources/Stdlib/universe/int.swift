import Interpreter

/// The built-in `int`: a value as an int; floats lose their fraction.
let universeInt = Builtin(
  package: "universe", name: "int",
  signature: "(v: A) => int",
  documentation: Documentation(
    "A value as an int; floats lose their fraction.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      int(v: 1.9)
      """,
    output: "1"),
  body: .function { call in
    try call.converted(to: .int)
  })
