import Interpreter

/// The built-in `bitwise.snot`: all bits of a number turned over, signed.
let bitwiseSnot = Builtin(
  package: "bitwise", name: "snot",
  signature: "(a: int) => int",
  documentation: Documentation(
    "All bits of a number turned over, signed.",
    parameters: [
      ("a", "The number.")
    ],
    example: """
      import "bitwise"

      bitwise.snot(a: 0)
      """,
    output: "-1"),
  body: .function { call in
    let a = try call.int("a")
    return .int(~a)
  })
