import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.remainder`: remainder of a division rounded to the nearest whole number.
let mathRemainder = mathBinary(
  "remainder", "x", "y", "Remainder of a division rounded to the nearest whole number.",
  example: ("7.0", "4.0"), output: "-1"
) { remainder($0, $1) }
