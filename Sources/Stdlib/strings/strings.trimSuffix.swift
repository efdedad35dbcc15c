import Interpreter

/// The built-in `strings.trimSuffix`: the text without one suffix, where it has it.
let stringsTrimSuffix = Builtin(
  package: "strings", name: "trimSuffix",
  signature: "(v: string, suffix: string) => string",
  documentation: Documentation(
    "The text without one suffix, where it has it.",
    parameters: [
      ("v", "The text."),
      ("suffix", "The suffix."),
    ],
    example: """
      import "strings"

      strings.trimSuffix(v: "load.csv", suffix: ".csv")
      """,
    output: "load"),
  body: .function { call in
    let text = TextSearch(try call.string("v"))
    let suffix = Array(try call.string("suffix").utf8)
    let ends =
      text.bytes.count >= suffix.count && text.bytes.suffix(suffix.count).elementsEqual(suffix)
    return .string(text.text(0..<(text.bytes.count - (ends ? suffix.count : 0))))
  })
