import Interpreter

/// The built-in `strings.toUpper`: the text in upper case.
let stringsToUpper = Builtin(
  package: "strings", name: "toUpper",
  signature: "(v: string) => string",
  documentation: Documentation(
    "The text in upper case.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.toUpper(v: "Grid")
      """,
    output: "GRID"),
  body: .function { call in
    .string(TextCase.mapping(try call.string("v"), TextCase.upper))
  })
