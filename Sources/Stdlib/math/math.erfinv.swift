import Interpreter

/// The built-in `math.erfinv`: inverse error function.
let mathErfinv = mathUnary(
  "erfinv", "Inverse error function.",
  example: "0.0", output: "0"
) { inverseErf($0) }
