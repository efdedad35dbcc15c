import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.gamma`: gamma function.
let mathGamma = mathUnary(
  "gamma", "Gamma function.",
  example: "5.0", output: "24"
) { tgamma($0) }
