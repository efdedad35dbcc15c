import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.ceil`: least whole number that is not below the argument.
let mathCeil = mathUnary(
  "ceil", "Least whole number that is not below the argument.",
  example: "1.2", output: "2"
) { ceil($0) }
