import Interpreter

/// The built-in `strings.repeat`: the text several times over.
let stringsRepeat = Builtin(
  package: "strings", name: "repeat",
  signature: "(v: string, i: int) => string",
  documentation: Documentation(
    "The text several times over.",
    parameters: [
      ("v", "The text."),
      ("i", "How many times; not negative."),
    ],
    example: """
      import "strings"

      strings.repeat(v: "ab", i: 3)
      """,
    output: "ababab"),
  body: .function { call in
    let text = try call.string("v")
    let times = try call.int("i")
    if times < 0 { throw call.invalid("negative repeat count \(times)") }
    let (size, overflow) = Int64(text.utf8.count).multipliedReportingOverflow(by: times)
    if overflow || size > textBytesMax {
      throw call.invalid("repeated text is longer than \(textBytesMax) bytes")
    }
    // Nothing stays nothing however often, and `String` would count that far.
    return .string(text.isEmpty ? "" : String(repeating: text, count: Int(times)))
  })
