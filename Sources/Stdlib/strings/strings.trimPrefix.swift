import Interpreter

/// The built-in `strings.trimPrefix`: the text without one prefix, where it has it.
let stringsTrimPrefix = Builtin(
  package: "strings", name: "trimPrefix",
  signature: "(v: string, prefix: string) => string",
  documentation: Documentation(
    "The text without one prefix, where it has it.",
    parameters: [
      ("v", "The text."),
      ("prefix", "The prefix."),
    ],
    example: """
      import "strings"

      strings.trimPrefix(v: "zone-1", prefix: "zone-")
      """,
    output: "1"),
  body: .function { call in
    let text = TextSearch(try call.string("v"))
    let prefix = Array(try call.string("prefix").utf8)
    return .string(
      text.text((text.bytes.starts(with: prefix) ? prefix.count : 0)..<text.bytes.count))
  })
