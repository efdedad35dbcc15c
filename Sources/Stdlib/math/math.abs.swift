import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.abs`: absolute value.
let mathAbs = mathUnary(
  "abs", "Absolute value.",
  example: "-1.5", output: "1.5"
) { fabs($0) }
