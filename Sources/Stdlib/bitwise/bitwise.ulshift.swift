import Interpreter

/// The built-in `bitwise.ulshift`: bits moved up, zeros coming in, unsigned.
let bitwiseUlshift = Builtin(
  package: "bitwise", name: "ulshift",
  signature: "(a: uint, b: uint) => uint",
  documentation: Documentation(
    "Bits moved up, zeros coming in, unsigned.",
    parameters: [
      ("a", "The first number."),
      ("b", "The number of bits, not negative."),
    ],
    example: """
      import "bitwise"

      bitwise.ulshift(a: uint(v: 1), b: uint(v: 4))
      """,
    output: "16"),
  body: .function { call in
    let a = try call.uint("a")
    let b = try call.uint("b")
    return .uint(a << b)
  })
