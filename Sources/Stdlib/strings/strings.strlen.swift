import Interpreter

/// The built-in `strings.strlen`: length of the text in characters (code points).
let stringsStrlen = Builtin(
  package: "strings", name: "strlen",
  signature: "(v: string) => int",
  documentation: Documentation(
    "Length of the text in characters (code points).",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.strlen(v: "95°C")
      """,
    output: "4"),
  body: .function { call in
    .int(Int64(try call.string("v").unicodeScalars.count))
  })
