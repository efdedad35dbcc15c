import Interpreter

/// The built-in `strings.hasSuffix`: whether the text ends with a suffix.
let stringsHasSuffix = Builtin(
  package: "strings", name: "hasSuffix",
  signature: "(v: string, suffix: string) => bool",
  documentation: Documentation(
    "Whether the text ends with a suffix.",
    parameters: [
      ("v", "The text."),
      ("suffix", "The suffix."),
    ],
    example: """
      import "strings"

      strings.hasSuffix(v: "COAST", suffix: "ST")
      """,
    output: "true"),
  body: .function { call in
    .bool(
      try call.string("v").utf8.reversed().starts(with: try call.string("suffix").utf8.reversed()))
  })
