import Interpreter

/// The built-in `bitwise.uxor`: bits set in one of two numbers, unsigned.
let bitwiseUxor = Builtin(
  package: "bitwise", name: "uxor",
  signature: "(a: uint, b: uint) => uint",
  documentation: Documentation(
    "Bits set in one of two numbers, unsigned.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.uxor(a: uint(v: 12), b: uint(v: 10))
      """,
    output: "6"),
  body: .function { call in
    let a = try call.uint("a")
    let b = try call.uint("b")
    return .uint(a ^ b)
  })
