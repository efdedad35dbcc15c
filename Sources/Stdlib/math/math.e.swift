import Interpreter

/// The built-in `math.e`: the base of the natural logarithm.
let mathE = mathConstant(
  "e", "float", "The base of the natural logarithm.", .float(2.71828182845904523536028747135266249))
