import Interpreter

/// The built-in `math.maxfloat`: the largest finite float.
let mathMaxfloat = mathConstant(
  "maxfloat", "float", "The largest finite float.", .float(.greatestFiniteMagnitude))
