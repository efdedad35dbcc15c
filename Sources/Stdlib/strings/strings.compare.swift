import Interpreter

/// The built-in `strings.compare`: order of two texts by their bytes: -1, 0 or 1.
let stringsCompare = Builtin(
  package: "strings", name: "compare",
  signature: "(v: string, t: string) => int",
  documentation: Documentation(
    "Order of two texts by their bytes: -1, 0 or 1.",
    parameters: [
      ("v", "The text."),
      ("t", "The other text."),
    ],
    example: """
      import "strings"

      strings.compare(v: "a", t: "b")
      """,
    output: "-1"),
  body: .function { call in
    let left = Array(try call.string("v").utf8)
    let right = Array(try call.string("t").utf8)
    return .int(left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1)
  })
