import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.sin`: sine of an angle in radians.
let mathSin = mathUnary(
  "sin", "Sine of an angle in radians.",
  example: "0.0", output: "0"
) { sin($0) }
