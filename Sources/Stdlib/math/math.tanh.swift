import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.tanh`: hyperbolic tangent.
let mathTanh = mathUnary(
  "tanh", "Hyperbolic tangent.",
  example: "0.0", output: "0"
) { tanh($0) }
