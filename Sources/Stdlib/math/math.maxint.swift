import Interpreter

/// The built-in `math.maxint`: the largest int.
let mathMaxint = mathConstant("maxint", "int", "The largest int.", .int(.max))
