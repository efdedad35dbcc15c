import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.mMin`: the smaller of two numbers; NaN if either is.
let mathMMin = mathBinary(
  "mMin", "x", "y", "The smaller of two numbers; NaN if either is.",
  example: ("1.0", "2.0"), output: "1"
) { smallerNumber($0, $1) }
