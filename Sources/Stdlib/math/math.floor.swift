import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.floor`: greatest whole number that is not above the argument.
let mathFloor = mathUnary(
  "floor", "Greatest whole number that is not above the argument.",
  example: "1.8", output: "1"
) { floor($0) }
