import Interpreter

/// The built-in `strings.splitAfter`: cuts the text at a separator, which stays at the end of
/// each piece.
let stringsSplitAfter = Builtin(
  package: "strings", name: "splitAfter",
  signature: "(v: string, t: string) => [string]",
  documentation: Documentation(
    "Cuts the text at a separator, which stays at the end of each piece.",
    parameters: [
      ("v", "The text."),
      ("t", "The separator; an empty one cuts between characters."),
    ],
    example: """
      import "strings"

      strings.splitAfter(v: "a,b,c", t: ",")
      """,
    output: "[a,, b,, c]"),
  body: .function { call in
    let separator = Array(try call.string("t").utf8)
    let pieces = TextSearch(try call.string("v")).split(
      by: separator, kept: separator.count, limit: -1)
    return .array(pieces.map { .string($0) })
  })
