import Interpreter

/// The built-in `strings.trimRight`: the text without given characters at its end.
let stringsTrimRight = Builtin(
  package: "strings", name: "trimRight",
  signature: "(v: string, cutset: string) => string",
  documentation: Documentation(
    "The text without given characters at its end.",
    parameters: [
      ("v", "The text."),
      ("cutset", "The characters to remove."),
    ],
    example: """
      import "strings"

      strings.trimRight(v: "-MW-", cutset: "-")
      """,
    output: "-MW"),
  body: .function { call in
    let cutset = Set(try call.string("cutset").unicodeScalars)
    return .string(trimmed(try call.string("v"), .right, of: cutset.contains))
  })
