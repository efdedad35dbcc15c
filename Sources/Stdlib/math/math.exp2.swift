import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.exp2`: two raised to the argument.
let mathExp2 = mathUnary(
  "exp2", "Two raised to the argument.",
  example: "3.0", output: "8"
) { exp2($0) }
