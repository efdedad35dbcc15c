import Interpreter

/// The built-in `regexp.findString`: the leftmost match, or an empty text.
let regexpFindString = Builtin(
  package: "regexp", name: "findString",
  signature: "(r: regexp, v: string) => string",
  documentation: Documentation(
    "The leftmost match, or an empty text.",
    parameters: [
      ("r", "The regular expression."),
      ("v", "The text."),
    ],
    example: """
      import "regexp"

      regexp.findString(r: /[0-9]+/, v: "zone 12")
      """,
    output: "12"),
  body: .function { call in
    var text = try call.string("v")
    let pattern = try call.pattern("r")
    return .string(
      text.withUTF8 { utf8 in
        guard let range = pattern.find(utf8)?[0] else { return "" }
        return String(decoding: utf8[range], as: UTF8.self)
      })
  })
