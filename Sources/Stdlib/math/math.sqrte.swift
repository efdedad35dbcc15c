import Interpreter

/// The built-in `math.sqrte`: square root of e.
let mathSqrte = mathConstant(
  "sqrte", "float", "Square root of e.", .float(1.64872127070012814684865078781416357))
