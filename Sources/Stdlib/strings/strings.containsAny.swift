import Interpreter

/// The built-in `strings.containsAny`: whether the text holds any of some characters.
let stringsContainsAny = Builtin(
  package: "strings", name: "containsAny",
  signature: "(v: string, chars: string) => bool",
  documentation: Documentation(
    "Whether the text holds any of some characters.",
    parameters: [
      ("v", "The text."),
      ("chars", "The characters to look for."),
    ],
    example: """
      import "strings"

      strings.containsAny(v: "COAST", chars: "xyzA")
      """,
    output: "true"),
  body: .function { call in
    let chars = Set(try call.string("chars").unicodeScalars)
    return .bool(try call.string("v").unicodeScalars.contains(where: chars.contains))
  })
