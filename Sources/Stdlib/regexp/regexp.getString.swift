import Interpreter

/// The built-in `regexp.getString`: the text of a pattern.
let regexpGetString = Builtin(
  package: "regexp", name: "getString",
  signature: "(r: regexp) => string",
  documentation: Documentation(
    "The text of a pattern.",
    parameters: [
      ("r", "The regular expression.")
    ],
    example: """
      import "regexp"

      regexp.getString(r: /^CO/)
      """,
    output: "^CO"),
  body: .function { call in
    .string(try call.pattern("r").pattern)
  })
