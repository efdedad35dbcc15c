import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.sincos`: sine and cosine of an angle in radians.
let mathSincos = Builtin(
  package: "math", name: "sincos",
  signature: "(x: float) => {sin: float, cos: float}",
  documentation: Documentation(
    "Sine and cosine of an angle in radians.",
    parameters: [
      ("x", "The number.")
    ],
    example: """
      import "math"

      math.sincos(x: 0.0).cos
      """,
    output: "1"),
  body: .function { call in
    let x = try call.float("x")
    return .record(RecordValue([("sin", .float(sin(x))), ("cos", .float(cos(x)))]))
  })
