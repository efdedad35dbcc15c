import Interpreter

/// The built-in `strings.toLower`: the text in lower case.
let stringsToLower = Builtin(
  package: "strings", name: "toLower",
  signature: "(v: string) => string",
  documentation: Documentation(
    "The text in lower case.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "strings"

      strings.toLower(v: "Grid")
      """,
    output: "grid"),
  body: .function { call in
    .string(TextCase.mapping(try call.string("v"), TextCase.lower))
  })
