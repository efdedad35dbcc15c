import Interpreter

/// The built-in `strings.toTitle`: every letter of the text in title case.
let stringsToTitle = Builtin(
  package: "strings", name: "toTitle",
  signature: "(v: string) => string",
  documentation: Documentation(
    "Every letter of the text in title case.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.toTitle(v: "grid")
      """,
    output: "GRID"),
  body: .function { call in
    .string(TextCase.mapping(try call.string("v"), TextCase.title))
  })
