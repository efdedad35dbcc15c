import Interpreter

/// The built-in `math.log2e`: logarithm of e to base two.
let mathLog2e = mathConstant(
  "log2e", "float", "Logarithm of e to base two.", .float(1.44269504088896340735992468100189214))
