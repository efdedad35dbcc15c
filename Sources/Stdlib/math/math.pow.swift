import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.pow`: the number x raised to y.
let mathPow = mathBinary(
  "pow", "x", "y", "The number x raised to y.",
  example: ("2.0", "10.0"), output: "1024"
) { pow($0, $1) }
