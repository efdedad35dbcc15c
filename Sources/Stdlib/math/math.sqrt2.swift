import Interpreter

/// The built-in `math.sqrt2`: square root of two.
let mathSqrt2 = mathConstant(
  "sqrt2", "float", "Square root of two.", .float(1.41421356237309504880168872420969807))
