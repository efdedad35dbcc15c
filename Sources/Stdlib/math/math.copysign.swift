import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.copysign`: the size of x with the sign of y.
let mathCopysign = mathBinary(
  "copysign", "x", "y", "The size of x with the sign of y.",
  example: ("3.5", "-1.0"), output: "-3.5"
) { copysign($0, $1) }
