import Interpreter

/// The built-in `math.ln2`: natural logarithm of two.
let mathLn2 = mathConstant(
  "ln2", "float", "Natural logarithm of two.", .float(0.693147180559945309417232121458176568))
