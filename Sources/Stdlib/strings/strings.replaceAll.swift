import Interpreter

/// The built-in `strings.replaceAll`: puts another part in the place of all occurrences of a
/// part.
let stringsReplaceAll = Builtin(
  package: "strings", name: "replaceAll",
  signature: "(v: string, t: string, u: string) => string",
  documentation: Documentation(
    "Puts another part in the place of all occurrences of a part.",
    parameters: [
      ("v", "The text."),
      ("t", "The part to replace."),
      ("u", "What to put in its place."),
    ],
    example: """
      import "strings"

      strings.replaceAll(v: "a-b-c", t: "-", u: "+")
      """,
    output: "a+b+c"),
  body: .function { call in
    let text = TextSearch(try call.string("v"))
    let old = Array(try call.string("t").utf8)
    let new = Array(try call.string("u").utf8)
    let (size, overflow) = Int64(text.bytes.count + 1).multipliedReportingOverflow(
      by: Int64(new.count))
    if overflow || size > textBytesMax * 8 {
      throw call.invalid("replaced text may be longer than \(textBytesMax) bytes")
    }
    return .string(text.replacing(old, with: new, limit: -1))
  })
