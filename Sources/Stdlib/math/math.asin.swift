import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.asin`: arc sine, in radians.
let mathAsin = mathUnary(
  "asin", "Arc sine, in radians.",
  example: "0.0", output: "0"
) { asin($0) }
