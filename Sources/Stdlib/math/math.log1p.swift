import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.log1p`: natural logarithm of the argument plus one; exact near zero.
let mathLog1p = mathUnary(
  "log1p", "Natural logarithm of the argument plus one; exact near zero.",
  example: "0.0", output: "0"
) { log1p($0) }
