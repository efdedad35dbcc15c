import Interpreter

/// The built-in `math.log10e`: logarithm of e to base ten.
let mathLog10e = mathConstant(
  "log10e", "float", "Logarithm of e to base ten.", .float(0.43429448190325182765112891891660508))
