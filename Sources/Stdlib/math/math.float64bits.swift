import Interpreter

/// The built-in `math.float64bits`: the bits of a float as a uint.
let mathFloat64bits = Builtin(
  package: "math", name: "float64bits",
  signature: "(f: float) => uint",
  documentation: Documentation(
    "The bits of a float as a uint.",
    parameters: [
      ("f", "The float.")
    ],
    example: """
      import "math"

      math.float64bits(f: 1.0)
      """,
    output: "4607182418800017408"),
  body: .function { call in
    if try call.value("f").isNull { return .null(.uint) }
    return .uint(try call.float("f").bitPattern)
  })
