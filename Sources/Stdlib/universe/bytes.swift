import Interpreter

/// The built-in `bytes`: the bytes of a text.
let universeBytes = Builtin(
  package: "universe", name: "bytes",
  signature: "(v: A) => bytes",
  documentation: Documentation(
    "The bytes of a text.",
    parameters: [
      ("v", "The value to convert.")
    ],
    example: """
      bytes(v: "A")
      """,
    output: "0x41"),
  body: .function { call in
    try call.converted(to: .bytes)
  })
