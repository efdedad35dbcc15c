import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.j1`: bessel function of the first kind, order 1.
let mathJ1 = mathUnary(
  "j1", "Bessel function of the first kind, order 1.",
  example: "0.0", output: "0"
) { j1($0) }
