import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.yn`: bessel function of the second kind, order n.
let mathYn = Builtin(
  package: "math", name: "yn",
  signature: "(n: int, x: float) => float",
  documentation: Documentation(
    "Bessel function of the second kind, order n.",
    parameters: [
      ("n", "The order, at most ten million either way."),
      ("x", "The number."),
    ],
    example: """
      import "math"

      math.yn(n: 0, x: 0.0)
      """,
    output: "-Inf"),
  body: .function { call in
    if try call.value("n").isNull || call.value("x").isNull { return .null(.float) }
    return .float(yn(try call.besselOrder(), try call.float("x")))
  })
