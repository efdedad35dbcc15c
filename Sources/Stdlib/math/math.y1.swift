import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.y1`: bessel function of the second kind, order 1.
let mathY1 = mathUnary(
  "y1", "Bessel function of the second kind, order 1.",
  example: "0.0", output: "-Inf"
) { y1($0) }
