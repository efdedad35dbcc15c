import Interpreter

/// The built-in `strings.isDigit`: whether a text of one byte is a decimal digit.
let stringsIsDigit = Builtin(
  package: "strings", name: "isDigit",
  signature: "(v: string) => bool",
  documentation: Documentation(
    "Whether a text of one byte is a decimal digit.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.isDigit(v: "7")
      """,
    output: "true"),
  body: .function { call in
    .bool(try singleByte(call, { $0 >= 0x30 && $0 <= 0x39 }))
  })
