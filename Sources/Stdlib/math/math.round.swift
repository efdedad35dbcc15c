import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.round`: nearest whole number; halves go away from zero.
let mathRound = mathUnary(
  "round", "Nearest whole number; halves go away from zero.",
  example: "2.5", output: "3"
) { round($0) }
