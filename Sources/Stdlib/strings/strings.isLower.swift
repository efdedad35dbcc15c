import Interpreter

/// The built-in `strings.isLower`: whether a text of one byte is a lower-case letter.
let stringsIsLower = Builtin(
  package: "strings", name: "isLower",
  signature: "(v: string) => bool",
  documentation: Documentation(
    "Whether a text of one byte is a lower-case letter.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.isLower(v: "a")
      """,
    output: "true"),
  body: .function { call in
    .bool(try singleByte(call, { $0 >= 0x61 && $0 <= 0x7A }))
  })
