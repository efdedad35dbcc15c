import Interpreter

/// The built-in `experimental/array.concat`: the same as `array.concat`.
let experimentalArrayConcat = arrayConcat.alias(in: "experimental/array")
