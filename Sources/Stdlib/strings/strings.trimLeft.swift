import Interpreter

/// The built-in `strings.trimLeft`: the text without given characters at its start.
let stringsTrimLeft = Builtin(
  package: "strings", name: "trimLeft",
  signature: "(v: string, cutset: string) => string",
  documentation: Documentation(
    "The text without given characters at its start.",
    parameters: [
      ("v", "The text."),
      ("cutset", "The characters to remove."),
    ],
    example: """
      import "strings"

      strings.trimLeft(v: "-MW-", cutset: "-")
      """,
    output: "MW-"),
  body: .function { call in
    let cutset = Set(try call.string("cutset").unicodeScalars)
    return .string(trimmed(try call.string("v"), .left, of: cutset.contains))
  })
