import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.j0`: bessel function of the first kind, order 0.
let mathJ0 = mathUnary(
  "j0", "Bessel function of the first kind, order 0.",
  example: "0.0", output: "1"
) { j0($0) }
