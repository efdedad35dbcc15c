import Interpreter

/// The built-in `experimental/array.map`: the same as `array.map`.
let experimentalArrayMap = arrayMap.alias(in: "experimental/array")
