import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.y0`: bessel function of the second kind, order 0.
let mathY0 = mathUnary(
  "y0", "Bessel function of the second kind, order 0.",
  example: "0.0", output: "-Inf"
) { y0($0) }
