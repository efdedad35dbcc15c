import Interpreter

/// The built-in `math.erfcinv`: inverse complementary error function.
let mathErfcinv = mathUnary(
  "erfcinv", "Inverse complementary error function.",
  example: "1.0", output: "0"
) { inverseErf(1 - $0) }
