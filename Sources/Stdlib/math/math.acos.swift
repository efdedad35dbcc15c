import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.acos`: arc cosine, in radians.
let mathAcos = mathUnary(
  "acos", "Arc cosine, in radians.",
  example: "1.0", output: "0"
) { acos($0) }
