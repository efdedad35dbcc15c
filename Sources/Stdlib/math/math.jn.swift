import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.jn`: bessel function of the first kind, order n.
let mathJn = Builtin(
  package: "math", name: "jn",
  signature: "(n: int, x: float) => float",
  documentation: Documentation(
    "Bessel function of the first kind, order n.",
    parameters: [
      ("n", "The order, at most ten million either way."),
      ("x", "The number."),
    ],
    example: """
      import "math"

      math.jn(n: 0, x: 0.0)
      """,
    output: "1"),
  body: .function { call in
    if try call.value("n").isNull || call.value("x").isNull { return .null(.float) }
    return .float(jn(try call.besselOrder(), try call.float("x")))
  })
