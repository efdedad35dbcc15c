import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.expm1`: the number e raised to the argument, less one; exact near zero.
let mathExpm1 = mathUnary(
  "expm1", "The number e raised to the argument, less one; exact near zero.",
  example: "0.0", output: "0"
) { expm1($0) }
