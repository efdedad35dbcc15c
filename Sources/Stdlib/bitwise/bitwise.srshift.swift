import Interpreter

/// The built-in `bitwise.srshift`: bits moved down, signed.
let bitwiseSrshift = Builtin(
  package: "bitwise", name: "srshift",
  signature: "(a: int, b: int) => int",
  documentation: Documentation(
    "Bits moved down, signed.",
    parameters: [
      ("a", "The first number."),
      ("b", "The number of bits, not negative."),
    ],
    example: """
      import "bitwise"

      bitwise.srshift(a: 16, b: 4)
      """,
    output: "1"),
  body: .function { call in
    let a = try call.int("a")
    let b = try call.int("b")
    if b < 0 { throw call.invalid("negative shift amount \(b)") }
    return .int(a >> b)
  })
