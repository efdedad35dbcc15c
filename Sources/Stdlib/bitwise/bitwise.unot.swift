import Interpreter

/// The built-in `bitwise.unot`: all bits of a number turned over, unsigned.
let bitwiseUnot = Builtin(
  package: "bitwise", name: "unot",
  signature: "(a: uint) => uint",
  documentation: Documentation(
    "All bits of a number turned over, unsigned.",
    parameters: [
      ("a", "The number.")
    ],
    example: """
      import "bitwise"

      bitwise.unot(a: uint(v: 0))
      """,
    output: "18446744073709551615"),
  body: .function { call in
    let a = try call.uint("a")
    return .uint(~a)
  })
