import Interpreter

/// The built-in `math.phi`: the golden ratio.
let mathPhi = mathConstant(
  "phi", "float", "The golden ratio.", .float(1.61803398874989484820458683436563811))
