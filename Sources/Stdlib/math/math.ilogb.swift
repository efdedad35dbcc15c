import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.ilogb`: binary exponent, as an int.
let mathIlogb = Builtin(
  package: "math", name: "ilogb",
  signature: "(x: float) => int",
  documentation: Documentation(
    "Binary exponent, as an int.",
    parameters: [
      ("x", "The number.")
    ],
    example: """
      import "math"

      math.ilogb(x: 10.0)
      """,
    output: "3"),
  body: .function { call in
    if try call.value("x").isNull { return .null(.int) }
    let x = try call.float("x")
    if x == 0 { return .int(Int64(Int32.min)) }
    if !x.isFinite { return .int(Int64(Int32.max)) }
    return .int(Int64(ilogb(x)))
  })
