import Interpreter

/// The built-in `regexp.replaceAllString`: puts a text in the place of all matches; `$1` stands
/// for the first group.
let regexpReplaceAllString = Builtin(
  package: "regexp", name: "replaceAllString",
  signature: "(r: regexp, v: string, t: string) => string",
  documentation: Documentation(
    "Puts a text in the place of all matches; `$1` stands for the first group.",
    parameters: [
      ("r", "The regular expression."),
      ("v", "The text."),
      ("t", "The text to put there."),
    ],
    example: """
      import "regexp"

      regexp.replaceAllString(r: /a(.)/, v: "abac", t: "$1a")
      """,
    output: ""),
  body: .function { call in
    .string(
      try call.pattern("r").replacingAll(in: try call.string("v"), with: try call.string("t")))
  })
