import Interpreter

/// The built-in `bitwise.uand`: bits set in both numbers, unsigned.
let bitwiseUand = Builtin(
  package: "bitwise", name: "uand",
  signature: "(a: uint, b: uint) => uint",
  documentation: Documentation(
    "Bits set in both numbers, unsigned.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.uand(a: uint(v: 12), b: uint(v: 10))
      """,
    output: "8"),
  body: .function { call in
    let a = try call.uint("a")
    let b = try call.uint("b")
    return .uint(a & b)
  })
