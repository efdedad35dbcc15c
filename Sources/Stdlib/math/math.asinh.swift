import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.asinh`: inverse hyperbolic sine.
let mathAsinh = mathUnary(
  "asinh", "Inverse hyperbolic sine.",
  example: "0.0", output: "0"
) { asinh($0) }
