import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.cbrt`: cube root.
let mathCbrt = mathUnary(
  "cbrt", "Cube root.",
  example: "27.0", output: "3"
) { cubeRoot($0) }
