import Interpreter

/// The built-in `regexp.matchRegexpString`: whether the pattern matches anywhere in the text.
let regexpMatchRegexpString = Builtin(
  package: "regexp", name: "matchRegexpString",
  signature: "(r: regexp, v: string) => bool",
  documentation: Documentation(
    "Whether the pattern matches anywhere in the text.",
    parameters: [
      ("r", "The regular expression."),
      ("v", "The text."),
    ],
    example: """
      import "regexp"

      regexp.matchRegexpString(r: /^CO/, v: "COAST")
      """,
    output: "true"),
  body: .function { call in
    .bool(try call.pattern("r").matches(try call.string("v")))
  })
