import Interpreter

/// The built-in `strings.hasPrefix`: whether the text starts with a prefix.
let stringsHasPrefix = Builtin(
  package: "strings", name: "hasPrefix",
  signature: "(v: string, prefix: string) => bool",
  documentation: Documentation(
    "Whether the text starts with a prefix.",
    parameters: [
      ("v", "The text."),
      ("prefix", "The prefix."),
    ],
    example: """
      import "strings"

      strings.hasPrefix(v: "COAST", prefix: "CO")
      """,
    output: "true"),
  body: .function { call in
    .bool(try call.string("v").utf8.starts(with: try call.string("prefix").utf8))
  })
