import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.sinh`: hyperbolic sine.
let mathSinh = mathUnary(
  "sinh", "Hyperbolic sine.",
  example: "0.0", output: "0"
) { sinh($0) }
