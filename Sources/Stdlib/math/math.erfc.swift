import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.erfc`: complementary error function.
let mathErfc = mathUnary(
  "erfc", "Complementary error function.",
  example: "0.0", output: "1"
) { erfc($0) }
