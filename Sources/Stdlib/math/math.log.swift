import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.log`: natural logarithm.
let mathLog = mathUnary(
  "log", "Natural logarithm.",
  example: "1.0", output: "0"
) { log($0) }
