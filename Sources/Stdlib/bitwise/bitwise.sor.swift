import Interpreter

/// The built-in `bitwise.sor`: bits set in either number, signed.
let bitwiseSor = Builtin(
  package: "bitwise", name: "sor",
  signature: "(a: int, b: int) => int",
  documentation: Documentation(
    "Bits set in either number, signed.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.sor(a: 12, b: 10)
      """,
    output: "14"),
  body: .function { call in
    let a = try call.int("a")
    let b = try call.int("b")
    return .int(a | b)
  })
