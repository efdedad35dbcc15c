import Interpreter

/// The built-in `display`: any value as text for people.
let universeDisplay = Builtin(
  package: "universe", name: "display",
  signature: "(v: A) => string",
  documentation: Documentation(
    "Any value as text for people.",
    parameters: [
      ("v", "The value to show.")
    ],
    example: """
      display(v: [1, 2])
      """,
    output: "[1, 2]"),
  body: .function { call in
    let value = call.optional("v") ?? .null(nil)
    try value.checkSize()
    return .string(displayText(value, bytesMax: Int(textBytesMax)))
  })
