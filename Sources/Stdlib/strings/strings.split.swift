import Interpreter

/// The built-in `strings.split`: cuts the text at a separator.
let stringsSplit = Builtin(
  package: "strings", name: "split",
  signature: "(v: string, t: string) => [string]",
  documentation: Documentation(
    "Cuts the text at a separator.",
    parameters: [
      ("v", "The text."),
      ("t", "The separator; an empty one cuts between characters."),
    ],
    example: """
      import "strings"

      strings.split(v: "a,b,c", t: ",")
      """,
    output: "[a, b, c]"),
  body: .function { call in
    let separator = Array(try call.string("t").utf8)
    let pieces = TextSearch(try call.string("v")).split(
      by: separator, kept: 0, limit: -1)
    return .array(pieces.map { .string($0) })
  })
