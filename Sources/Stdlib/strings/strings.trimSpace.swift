import Interpreter

/// The built-in `strings.trimSpace`: the text without white space at both ends.
let stringsTrimSpace = Builtin(
  package: "strings", name: "trimSpace",
  signature: "(v: string) => string",
  documentation: Documentation(
    "The text without white space at both ends.", parameters: [("v", "The text.")],
    example: """
      import "strings"

      strings.trimSpace(v: "  MW ")
      """,
    output: "MW"),
  body: .function { call in
    .string(trimmed(try call.string("v"), .both) { $0.properties.isWhitespace })
  })
