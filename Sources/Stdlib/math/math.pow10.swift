import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.pow10`: ten raised to a whole number.
let mathPow10 = Builtin(
  package: "math", name: "pow10",
  signature: "(n: int) => float",
  documentation: Documentation(
    "Ten raised to a whole number.",
    parameters: [
      ("n", "The exponent.")
    ],
    example: """
      import "math"

      math.pow10(n: 3)
      """,
    output: "1000"),
  body: .function { call in
    if try call.value("n").isNull { return .null(.float) }
    let n = try call.int("n")
    if n < -323 { return .float(0) }
    return .float(n > 308 ? .infinity : pow(10, Double(n)))
  })
