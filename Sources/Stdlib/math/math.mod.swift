import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.mod`: remainder of a division, with the sign of the dividend.
let mathMod = mathBinary(
  "mod", "x", "y", "Remainder of a division, with the sign of the dividend.",
  example: ("7.0", "-3.0"), output: "1"
) { fmod($0, $1) }
