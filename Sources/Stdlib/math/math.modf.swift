import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.modf`: splits a float into its whole part and the rest.
let mathModf = Builtin(
  package: "math", name: "modf",
  signature: "(f: float) => {int: float, frac: float}",
  documentation: Documentation(
    "Splits a float into its whole part and the rest.",
    parameters: [
      ("f", "The float.")
    ],
    example: """
      import "math"

      math.modf(f: 3.25).frac
      """,
    output: "0.25"),
  body: .function { call in
    let f = try call.float("f")
    if f.isInfinite { return .record(RecordValue([("int", .float(f)), ("frac", .float(.nan))])) }
    let whole = trunc(f)
    return .record(
      RecordValue([("int", .float(whole)), ("frac", .float(copysign(f - whole, f)))]))
  })
