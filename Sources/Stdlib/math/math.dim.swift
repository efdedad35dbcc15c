import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.dim`: the difference x less y, but not below zero.
let mathDim = mathBinary(
  "dim", "x", "y", "The difference x less y, but not below zero.",
  example: ("5.0", "2.0"), output: "3"
) { positiveDifference($0, $1) }
