import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.atan`: arc tangent, in radians.
let mathAtan = mathUnary(
  "atan", "Arc tangent, in radians.",
  example: "0.0", output: "0"
) { atan($0) }
