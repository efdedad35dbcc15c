import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.atanh`: inverse hyperbolic tangent.
let mathAtanh = mathUnary(
  "atanh", "Inverse hyperbolic tangent.",
  example: "0.0", output: "0"
) { atanh($0) }
