import Interpreter

/// The built-in `strings.replace`: puts another part in the place of the first occurrences of a
/// part.
let stringsReplace = Builtin(
  package: "strings", name: "replace",
  signature: "(v: string, t: string, u: string, i: int) => string",
  documentation: Documentation(
    "Puts another part in the place of the first occurrences of a part.",
    parameters: [
      ("v", "The text."),
      ("t", "The part to replace."),
      ("u", "What to put in its place."),
      ("i", "How many occurrences; below zero for all."),
    ],
    example: """
      import "strings"

      strings.replace(v: "a-b-c", t: "-", u: "+", i: 1)
      """,
    output: "a+b-c"),
  body: .function { call in
    let text = TextSearch(try call.string("v"))
    let old = Array(try call.string("t").utf8)
    let new = Array(try call.string("u").utf8)
    let (size, overflow) = Int64(text.bytes.count + 1).multipliedReportingOverflow(
      by: Int64(new.count))
    if overflow || size > textBytesMax * 8 {
      throw call.invalid("replaced text may be longer than \(textBytesMax) bytes")
    }
    return .string(text.replacing(old, with: new, limit: Int(clamping: try call.int("i"))))
  })
