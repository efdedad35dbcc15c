import Interpreter

/// The built-in `experimental/bitwise.snot`: the same as `bitwise.snot`.
let experimentalBitwiseSnot = bitwiseSnot.alias(in: "experimental/bitwise")
