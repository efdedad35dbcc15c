import Interpreter

/// The built-in `math.sqrtphi`: square root of the golden ratio.
let mathSqrtphi = mathConstant(
  "sqrtphi", "float", "Square root of the golden ratio.",
  .float(1.27201964951406896425242246173749149))
