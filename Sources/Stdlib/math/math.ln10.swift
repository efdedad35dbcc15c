import Interpreter

/// The built-in `math.ln10`: natural logarithm of ten.
let mathLn10 = mathConstant(
  "ln10", "float", "Natural logarithm of ten.", .float(2.30258509299404568401799145468436421))
