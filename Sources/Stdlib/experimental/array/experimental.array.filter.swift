import Interpreter

/// The built-in `experimental/array.filter`: the same as `array.filter`.
let experimentalArrayFilter = arrayFilter.alias(in: "experimental/array")
