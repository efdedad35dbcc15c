import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.cosh`: hyperbolic cosine.
let mathCosh = mathUnary(
  "cosh", "Hyperbolic cosine.",
  example: "0.0", output: "1"
) { cosh($0) }
