import Interpreter

/// The built-in `regexp.splitRegexp`: cuts the text at matches.
let regexpSplitRegexp = Builtin(
  package: "regexp", name: "splitRegexp",
  signature: "(r: regexp, v: string, i: int) => [string]",
  documentation: Documentation(
    "Cuts the text at matches.",
    parameters: [
      ("r", "The regular expression."),
      ("v", "The text."),
      ("i", "The most pieces; below zero for all."),
    ],
    example: """
      import "regexp"

      regexp.splitRegexp(r: /,+/, v: "a,,b,c", i: -1)
      """,
    output: "[a, b, c]"),
  body: .function { call in
    var text = try call.string("v")
    let pattern = try call.pattern("r")
    let limit = Int(clamping: try call.int("i"))
    if limit == 0 { return .array([]) }
    return .array(text.withUTF8 { pieces(of: $0, cutAt: pattern, limit: limit) })
  })
