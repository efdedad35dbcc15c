import Interpreter

/// The built-in `strings.title`: first letters of all words in title case.
let stringsTitle = Builtin(
  package: "strings", name: "title",
  signature: "(v: string) => string",
  documentation: Documentation(
    "First letters of all words in title case.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.title(v: "grid load")
      """,
    output: "Grid Load"),
  body: .function { call in
    .string(TextCase.titled(try call.string("v")))
  })
