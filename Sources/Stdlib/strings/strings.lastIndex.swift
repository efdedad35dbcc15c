import Interpreter

/// The built-in `strings.lastIndex`: byte offset of the last occurrence of a part, or -1.
let stringsLastIndex = Builtin(
  package: "strings", name: "lastIndex",
  signature: "(v: string, substr: string) => int",
  documentation: Documentation(
    "Byte offset of the last occurrence of a part, or -1.",
    parameters: [
      ("v", "The text."),
      ("substr", "The part to look for."),
    ],
    example: """
      import "strings"

      strings.lastIndex(v: "banana", substr: "an")
      """,
    output: "3"),
  body: .function { call in
    let part = Array(try call.string("substr").utf8)
    return .int(Int64(TextSearch(try call.string("v")).lastIndex(of: part) ?? -1))
  })
