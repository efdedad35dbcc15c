import Interpreter

/// The built-in `bitwise.uor`: bits set in either number, unsigned.
let bitwiseUor = Builtin(
  package: "bitwise", name: "uor",
  signature: "(a: uint, b: uint) => uint",
  documentation: Documentation(
    "Bits set in either number, unsigned.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.uor(a: uint(v: 12), b: uint(v: 10))
      """,
    output: "14"),
  body: .function { call in
    let a = try call.uint("a")
    let b = try call.uint("b")
    return .uint(a | b)
  })
