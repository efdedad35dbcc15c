import Interpreter

/// The built-in `strings.index`: byte offset of the first occurrence of a part, or -1.
let stringsIndex = Builtin(
  package: "strings", name: "index",
  signature: "(v: string, substr: string) => int",
  documentation: Documentation(
    "Byte offset of the first occurrence of a part, or -1.",
    parameters: [
      ("v", "The text."),
      ("substr", "The part to look for."),
    ],
    example: """
      import "strings"

      strings.index(v: "banana", substr: "an")
      """,
    output: "1"),
  body: .function { call in
    let part = Array(try call.string("substr").utf8)
    return .int(Int64(TextSearch(try call.string("v")).index(of: part) ?? -1))
  })
