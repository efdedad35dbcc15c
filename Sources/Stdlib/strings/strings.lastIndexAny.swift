import Interpreter

/// The built-in `strings.lastIndexAny`: byte offset of the last character out of some, or -1.
let stringsLastIndexAny = Builtin(
  package: "strings", name: "lastIndexAny",
  signature: "(v: string, chars: string) => int",
  documentation: Documentation(
    "Byte offset of the last character out of some, or -1.",
    parameters: [
      ("v", "The text."),
      ("chars", "The characters to look for."),
    ],
    example: """
      import "strings"

      strings.lastIndexAny(v: "banana", chars: "xa")
      """,
    output: "5"),
  body: .function { call in
    let text = try call.string("v")
    let chars = Set(try call.string("chars").unicodeScalars)
    let found = text.unicodeScalars.lastIndex(where: chars.contains)
    return .int(found.map { Int64(text.utf8.distance(from: text.startIndex, to: $0)) } ?? -1)
  })
