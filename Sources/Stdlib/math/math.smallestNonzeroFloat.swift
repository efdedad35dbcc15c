import Interpreter

/// The built-in `math.smallestNonzeroFloat`: the smallest float above zero.
let mathSmallestNonzeroFloat = mathConstant(
  "smallestNonzeroFloat", "float", "The smallest float above zero.", .float(.leastNonzeroMagnitude))
