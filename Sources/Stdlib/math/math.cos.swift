import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.cos`: cosine of an angle in radians.
let mathCos = mathUnary(
  "cos", "Cosine of an angle in radians.",
  example: "0.0", output: "1"
) { cos($0) }
