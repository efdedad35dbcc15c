import Interpreter

/// The built-in `math.isNaN`: whether a float is not a number.
let mathIsNaN = Builtin(
  package: "math", name: "isNaN",
  signature: "(f: float) => bool",
  documentation: Documentation(
    "Whether a float is not a number.",
    parameters: [
      ("f", "The float.")
    ],
    example: """
      import "math"

      math.isNaN(f: math.NaN())
      """,
    output: "true"),
  body: .function { call in
    if try call.value("f").isNull { return .null(.bool) }
    return .bool(try call.float("f").isNaN)
  })
