import Interpreter

/// The built-in `math.maxuint`: the largest uint.
let mathMaxuint = mathConstant("maxuint", "uint", "The largest uint.", .uint(.max))
