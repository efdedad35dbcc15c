import Interpreter

/// The built-in `math.minint`: the smallest int.
let mathMinint = mathConstant("minint", "int", "The smallest int.", .int(.min))
