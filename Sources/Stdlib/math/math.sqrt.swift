import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.sqrt`: square root.
let mathSqrt = mathUnary(
  "sqrt", "Square root.",
  example: "16.0", output: "4"
) { sqrt($0) }
