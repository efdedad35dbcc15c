import Interpreter

/// The built-in `strings.equalFold`: whether two texts are the same but for case.
let stringsEqualFold = Builtin(
  package: "strings", name: "equalFold",
  signature: "(v: string, t: string) => bool",
  documentation: Documentation(
    "Whether two texts are the same but for case.",
    parameters: [
      ("v", "The text."),
      ("t", "The other text."),
    ],
    example: """
      import "strings"

      strings.equalFold(v: "Coast", t: "COAST")
      """,
    output: "true"),
  body: .function { call in
    let left = try call.string("v").unicodeScalars.map(TextCase.folded)
    return .bool(left == (try call.string("t").unicodeScalars.map(TextCase.folded)))
  })
