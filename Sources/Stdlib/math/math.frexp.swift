import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.frexp`: splits a float into a fraction from 0.5 to 1 and a power of two.
let mathFrexp = Builtin(
  package: "math", name: "frexp",
  signature: "(f: float) => {frac: float, exp: int}",
  documentation: Documentation(
    "Splits a float into a fraction from 0.5 to 1 and a power of two.",
    parameters: [
      ("f", "The float.")
    ],
    example: """
      import "math"

      math.frexp(f: 8.0).exp
      """,
    output: "4"),
  body: .function { call in
    let f = try call.float("f")
    if !f.isFinite || f == 0 {
      return .record(RecordValue([("frac", .float(f)), ("exp", .int(0))]))
    }
    var exponent: Int32 = 0
    let fraction = frexp(f, &exponent)
    return .record(RecordValue([("frac", .float(fraction)), ("exp", .int(Int64(exponent)))]))
  })
