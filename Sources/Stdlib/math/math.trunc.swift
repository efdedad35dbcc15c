import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.trunc`: the whole part of a number.
let mathTrunc = mathUnary(
  "trunc", "The whole part of a number.",
  example: "-1.8", output: "-1"
) { trunc($0) }
