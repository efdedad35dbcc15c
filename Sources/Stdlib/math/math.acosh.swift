import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.acosh`: inverse hyperbolic cosine.
let mathAcosh = mathUnary(
  "acosh", "Inverse hyperbolic cosine.",
  example: "1.0", output: "0"
) { acosh($0) }
