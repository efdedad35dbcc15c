import Interpreter

/// The built-in `math.sqrtpi`: square root of pi.
let mathSqrtpi = mathConstant(
  "sqrtpi", "float", "Square root of pi.", .float(1.77245385090551602729816748334114518))
