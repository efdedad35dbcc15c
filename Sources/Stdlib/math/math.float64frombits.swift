import Interpreter

/// The built-in `math.float64frombits`: the float that has the bits of a uint.
let mathFloat64frombits = Builtin(
  package: "math", name: "float64frombits",
  signature: "(b: uint) => float",
  documentation: Documentation(
    "The float that has the bits of a uint.",
    parameters: [
      ("b", "The bits.")
    ],
    example: """
      import "math"

      math.float64frombits(b: uint(v: 4607182418800017408))
      """,
    output: "1"),
  body: .function { call in
    if try call.value("b").isNull { return .null(.float) }
    return .float(Double(bitPattern: try call.uint("b")))
  })
