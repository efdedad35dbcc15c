import Interpreter

/// The built-in `bitwise.sxor`: bits set in one of two numbers, signed.
let bitwiseSxor = Builtin(
  package: "bitwise", name: "sxor",
  signature: "(a: int, b: int) => int",
  documentation: Documentation(
    "Bits set in one of two numbers, signed.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.sxor(a: 12, b: 10)
      """,
    output: "6"),
  body: .function { call in
    let a = try call.int("a")
    let b = try call.int("b")
    return .int(a ^ b)
  })
