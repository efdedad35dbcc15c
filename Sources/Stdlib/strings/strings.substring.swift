import Interpreter

/// The built-in `strings.substring`: the characters (code points) from one position to before
/// another; both are clamped to the text.
let stringsSubstring = Builtin(
  package: "strings", name: "substring",
  signature: "(v: string, start: int, end: int) => string",
  documentation: Documentation(
    "The characters (code points) from one position to before another; both are clamped to the text.",
    parameters: [
      ("v", "The text."),
      ("start", "Position of the first character, from 0."),
      ("end", "Position after the last character."),
    ],
    example: """
      import "strings"

      strings.substring(v: "COAST", start: 1, end: 3)
      """,
    output: "OA"),
  body: .function { call in
    let scalars = Array(try call.string("v").unicodeScalars)
    let start = max(0, min(try call.int("start"), Int64(scalars.count)))
    let end = max(start, min(try call.int("end"), Int64(scalars.count)))
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[Int(start)..<Int(end)])
    return .string(String(part))
  })
