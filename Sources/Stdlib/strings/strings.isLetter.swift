import Interpreter

/// The built-in `strings.isLetter`: whether a text of one byte is a letter.
let stringsIsLetter = Builtin(
  package: "strings", name: "isLetter",
  signature: "(v: string) => bool",
  documentation: Documentation(
    "Whether a text of one byte is a letter.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.isLetter(v: "a")
      """,
    output: "true"),
  body: .function { call in
    .bool(try singleByte(call, { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }))
  })
