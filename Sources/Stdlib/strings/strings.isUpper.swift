import Interpreter

/// The built-in `strings.isUpper`: whether a text of one byte is an upper-case letter.
let stringsIsUpper = Builtin(
  package: "strings", name: "isUpper",
  signature: "(v: string) => bool",
  documentation: Documentation(
    "Whether a text of one byte is an upper-case letter.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.isUpper(v: "A")
      """,
    output: "true"),
  body: .function { call in
    .bool(try singleByte(call, { $0 >= 0x41 && $0 <= 0x5A }))
  })
