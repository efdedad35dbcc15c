import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.lgamma`: logarithm of the size of the gamma function, and its sign.
let mathLgamma = Builtin(
  package: "math", name: "lgamma",
  signature: "(x: float) => {lgamma: float, sign: int}",
  documentation: Documentation(
    "Logarithm of the size of the gamma function, and its sign.",
    parameters: [
      ("x", "The number.")
    ],
    example: """
      import "math"

      math.lgamma(x: 1.0).sign
      """,
    output: "1"),
  body: .function { call in
    let x = try call.float("x")
    // Go leaves both infinities as they are; the C library makes them positive.
    if x == -.infinity {
      return .record(RecordValue([("lgamma", .float(x)), ("sign", .int(1))]))
    }
    var sign: Int32 = 1
    let value = lgamma_r(x, &sign)
    return .record(RecordValue([("lgamma", .float(value)), ("sign", .int(sign < 0 ? -1 : 1))]))
  })
