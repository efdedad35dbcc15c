import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.exp`: the number e raised to the argument.
let mathExp = mathUnary(
  "exp", "The number e raised to the argument.",
  example: "0.0", output: "1"
) { exp($0) }
