import Interpreter

/// The built-in `regexp.findStringIndex`: byte offsets of the start and the end of the leftmost
/// match; empty for none.
let regexpFindStringIndex = Builtin(
  package: "regexp", name: "findStringIndex",
  signature: "(r: regexp, v: string) => [int]",
  documentation: Documentation(
    "Byte offsets of the start and the end of the leftmost match; empty for none.",
    parameters: [
      ("r", "The regular expression."),
      ("v", "The text."),
    ],
    example: """
      import "regexp"

      regexp.findStringIndex(r: /[0-9]+/, v: "zone 12")
      """,
    output: "[5, 7]"),
  body: .function { call in
    var text = try call.string("v")
    let pattern = try call.pattern("r")
    guard let range = text.withUTF8({ pattern.find($0) })?[0] else { return .array([]) }
    return .array([.int(Int64(range.lowerBound)), .int(Int64(range.upperBound))])
  })
