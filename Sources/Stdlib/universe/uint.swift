import Interpreter

/// The built-in `uint`: a value as a uint.
let universeUint = Builtin(
  package: "universe", name: "uint",
  signature: "(v: A) => uint",
  documentation: Documentation(
    "A value as a uint.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      uint(v: 7)
      """,
    output: "7"),
  body: .function { call in
    try call.converted(to: .uint)
  })
