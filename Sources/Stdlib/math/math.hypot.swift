import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.hypot`: square root of the sum of two squares, without overflow.
let mathHypot = mathBinary(
  "hypot", "p", "q", "Square root of the sum of two squares, without overflow.",
  example: ("3.0", "4.0"), output: "5"
) { hypot($0, $1) }
