import Interpreter

/// The built-in `bitwise.slshift`: bits moved up, zeros coming in, signed.
let bitwiseSlshift = Builtin(
  package: "bitwise", name: "slshift",
  signature: "(a: int, b: int) => int",
  documentation: Documentation(
    "Bits moved up, zeros coming in, signed.",
    parameters: [
      ("a", "The first number."),
      ("b", "The number of bits, not negative."),
    ],
    example: """
      import "bitwise"

      bitwise.slshift(a: 1, b: 4)
      """,
    output: "16"),
  body: .function { call in
    let a = try call.int("a")
    let b = try call.int("b")
    if b < 0 { throw call.invalid("negative shift amount \(b)") }
    return .int(a << b)
  })
