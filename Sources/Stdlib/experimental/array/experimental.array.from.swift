import Interpreter

/// The built-in `experimental/array.from`: the same as `array.from`.
let experimentalArrayFrom = arrayFrom.alias(in: "experimental/array")
