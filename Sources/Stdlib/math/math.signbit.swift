import Interpreter

/// The built-in `math.signbit`: whether a float is negative, or negative zero.
let mathSignbit = Builtin(
  package: "math", name: "signbit",
  signature: "(x: float) => bool",
  documentation: Documentation(
    "Whether a float is negative, or negative zero.",
    parameters: [
      ("x", "The number.")
    ],
    example: """
      import "math"

      math.signbit(x: -0.0)
      """,
    output: "true"),
  body: .function { call in
    if try call.value("x").isNull { return .null(.bool) }
    return .bool(try call.float("x").sign == .minus)
  })
