import Interpreter

/// The built-in `bitwise.sclear`: bits of a that are not set in b, signed.
let bitwiseSclear = Builtin(
  package: "bitwise", name: "sclear",
  signature: "(a: int, b: int) => int",
  documentation: Documentation(
    "Bits of a that are not set in b, signed.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.sclear(a: 12, b: 10)
      """,
    output: "4"),
  body: .function { call in
    let a = try call.int("a")
    let b = try call.int("b")
    return .int(a & ~b)
  })
