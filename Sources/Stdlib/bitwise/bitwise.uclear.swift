import Interpreter

/// The built-in `bitwise.uclear`: bits of a that are not set in b, unsigned.
let bitwiseUclear = Builtin(
  package: "bitwise", name: "uclear",
  signature: "(a: uint, b: uint) => uint",
  documentation: Documentation(
    "Bits of a that are not set in b, unsigned.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.uclear(a: uint(v: 12), b: uint(v: 10))
      """,
    output: "4"),
  body: .function { call in
    let a = try call.uint("a")
    let b = try call.uint("b")
    return .uint(a & ~b)
  })
