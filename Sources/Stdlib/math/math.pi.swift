import Interpreter

/// The built-in `math.pi`: the circle number.
let mathPi = mathConstant(
  "pi", "float", "The circle number.", .float(3.14159265358979323846264338327950288))
