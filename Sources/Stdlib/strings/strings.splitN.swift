import Interpreter

/// The built-in `strings.splitN`: cuts the text at a separator into a number of pieces at most.
let stringsSplitN = Builtin(
  package: "strings", name: "splitN",
  signature: "(v: string, t: string, i: int) => [string]",
  documentation: Documentation(
    "Cuts the text at a separator into a number of pieces at most.",
    parameters: [
      ("v", "The text."),
      ("t", "The separator; an empty one cuts between characters."),
      ("i", "The most pieces; below zero for all."),
    ],
    example: """
      import "strings"

      strings.splitN(v: "a,b,c", t: ",", i: 2)
      """,
    output: "[a, b,c]"),
  body: .function { call in
    let separator = Array(try call.string("t").utf8)
    let pieces = TextSearch(try call.string("v")).split(
      by: separator, kept: 0, limit: Int(clamping: try call.int("i")))
    return .array(pieces.map { .string($0) })
  })
