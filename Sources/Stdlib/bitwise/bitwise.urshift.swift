import Interpreter

/// The built-in `bitwise.urshift`: bits moved down, unsigned.
let bitwiseUrshift = Builtin(
  package: "bitwise", name: "urshift",
  signature: "(a: uint, b: uint) => uint",
  documentation: Documentation(
    "Bits moved down, unsigned.",
    parameters: [
      ("a", "The first number."),
      ("b", "The number of bits, not negative."),
    ],
    example: """
      import "bitwise"

      bitwise.urshift(a: uint(v: 16), b: uint(v: 4))
      """,
    output: "1"),
  body: .function { call in
    let a = try call.uint("a")
    let b = try call.uint("b")
    return .uint(a >> b)
  })
