import Interpreter

/// The built-in `strings.containsStr`: whether the text holds a part.
let stringsContainsStr = Builtin(
  package: "strings", name: "containsStr",
  signature: "(v: string, substr: string) => bool",
  documentation: Documentation(
    "Whether the text holds a part.",
    parameters: [
      ("v", "The text."),
      ("substr", "The part to look for."),
    ],
    example: """
      import "strings"

      strings.containsStr(v: "COAST", substr: "OA")
      """,
    output: "true"),
  body: .function { call in
    let part = Array(try call.string("substr").utf8)
    return .bool(TextSearch(try call.string("v")).index(of: part) != nil)
  })
