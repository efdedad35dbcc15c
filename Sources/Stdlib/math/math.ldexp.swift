import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.ldexp`: a fraction times a power of two.
let mathLdexp = Builtin(
  package: "math", name: "ldexp",
  signature: "(frac: float, exp: int) => float",
  documentation: Documentation(
    "A fraction times a power of two.",
    parameters: [
      ("frac", "The fraction."),
      ("exp", "The exponent of two."),
    ],
    example: """
      import "math"

      math.ldexp(frac: 0.5, exp: 4)
      """,
    output: "8"),
  body: .function { call in
    if try call.value("frac").isNull || call.value("exp").isNull { return .null(.float) }
    return .float(ldexp(try call.float("frac"), Int32(clamping: try call.int("exp"))))
  })
