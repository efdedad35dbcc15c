import Interpreter

/// The built-in `strings.trim`: the text without given characters at both ends.
let stringsTrim = Builtin(
  package: "strings", name: "trim",
  signature: "(v: string, cutset: string) => string",
  documentation: Documentation(
    "The text without given characters at both ends.",
    parameters: [
      ("v", "The text."),
      ("cutset", "The characters to remove."),
    ],
    example: """
      import "strings"

      strings.trim(v: "-MW-", cutset: "-")
      """,
    output: "MW"),
  body: .function { call in
    let cutset = Set(try call.string("cutset").unicodeScalars)
    return .string(trimmed(try call.string("v"), .both, of: cutset.contains))
  })
