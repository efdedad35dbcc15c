import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.log2`: logarithm to base two.
let mathLog2 = mathUnary(
  "log2", "Logarithm to base two.",
  example: "8.0", output: "3"
) { log2($0) }
