import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.roundtoeven`: nearest whole number; halves go to the even one.
let mathRoundtoeven = mathUnary(
  "roundtoeven", "Nearest whole number; halves go to the even one.",
  example: "2.5", output: "2"
) { rint($0) }
