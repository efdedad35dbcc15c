import Interpreter

/// The built-in `math.NaN`: the float that is not a number.
let mathNaN = Builtin(
  package: "math", name: "NaN",
  signature: "() => float",
  documentation: Documentation(
    "The float that is not a number.",
    example: """
      import "math"

      math.NaN()
      """,
    output: "NaN"),
  body: .function { call in
    _ = call
    return .float(.nan)
  })
