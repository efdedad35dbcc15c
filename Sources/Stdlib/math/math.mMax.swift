import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.mMax`: the larger of two numbers; NaN if either is.
let mathMMax = mathBinary(
  "mMax", "x", "y", "The larger of two numbers; NaN if either is.",
  example: ("1.0", "2.0"), output: "2"
) { largerNumber($0, $1) }
