import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.log10`: logarithm to base ten.
let mathLog10 = mathUnary(
  "log10", "Logarithm to base ten.",
  example: "100.0", output: "2"
) { log10($0) }
