import Interpreter

/// The built-in `strings.indexAny`: byte offset of the first character out of some, or -1.
let stringsIndexAny = Builtin(
  package: "strings", name: "indexAny",
  signature: "(v: string, chars: string) => int",
  documentation: Documentation(
    "Byte offset of the first character out of some, or -1.",
    parameters: [
      ("v", "The text."),
      ("chars", "The characters to look for."),
    ],
    example: """
      import "strings"

      strings.indexAny(v: "banana", chars: "xa")
      """,
    output: "1"),
  body: .function { call in
    let text = try call.string("v")
    let chars = Set(try call.string("chars").unicodeScalars)
    let found = text.unicodeScalars.firstIndex(where: chars.contains)
    return .int(found.map { Int64(text.utf8.distance(from: text.startIndex, to: $0)) } ?? -1)
  })
