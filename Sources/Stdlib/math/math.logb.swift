import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.logb`: binary exponent, as a float.
let mathLogb = mathUnary(
  "logb", "Binary exponent, as a float.",
  example: "10.0", output: "3"
) { logb($0) }
