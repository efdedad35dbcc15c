import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.erf`: error function.
let mathErf = mathUnary(
  "erf", "Error function.",
  example: "0.0", output: "0"
) { erf($0) }
