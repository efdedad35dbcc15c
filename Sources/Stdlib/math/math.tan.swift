import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.tan`: tangent of an angle in radians.
let mathTan = mathUnary(
  "tan", "Tangent of an angle in radians.",
  example: "0.0", output: "0"
) { tan($0) }
