import Interpreter

/// The built-in `strings.joinStr`: joins texts with a separator.
let stringsJoinStr = Builtin(
  package: "strings", name: "joinStr",
  signature: "(arr: [string], v: string) => string",
  documentation: Documentation(
    "Joins texts with a separator.",
    parameters: [
      ("arr", "The texts."),
      ("v", "The separator."),
    ],
    example: """
      import "strings"

      strings.joinStr(arr: ["a", "b"], v: ", ")
      """,
    output: "a, b"),
  body: .function { call in
    .string(try call.strings("arr").joined(separator: try call.string("v")))
  })
