import Interpreter

/// The built-in `strings.countStr`: how often a part occurs without overlap; an empty one,
/// between all characters.
let stringsCountStr = Builtin(
  package: "strings", name: "countStr",
  signature: "(v: string, substr: string) => int",
  documentation: Documentation(
    "How often a part occurs without overlap; an empty one, between all characters.",
    parameters: [
      ("v", "The text."),
      ("substr", "The part to look for."),
    ],
    example: """
      import "strings"

      strings.countStr(v: "banana", substr: "an")
      """,
    output: "2"),
  body: .function { call in
    let part = Array(try call.string("substr").utf8)
    return .int(Int64(TextSearch(try call.string("v")).count(of: part)))
  })
