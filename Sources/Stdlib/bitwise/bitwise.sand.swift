import Interpreter

/// The built-in `bitwise.sand`: bits set in both numbers, signed.
let bitwiseSand = Builtin(
  package: "bitwise", name: "sand",
  signature: "(a: int, b: int) => int",
  documentation: Documentation(
    "Bits set in both numbers, signed.",
    parameters: [
      ("a", "The first number."),
      ("b", "The second number."),
    ],
    example: """
      import "bitwise"

      bitwise.sand(a: 12, b: 10)
      """,
    output: "8"),
  body: .function { call in
    let a = try call.int("a")
    let b = try call.int("b")
    return .int(a & b)
  })
