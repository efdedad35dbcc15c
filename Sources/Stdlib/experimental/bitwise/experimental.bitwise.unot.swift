import Interpreter

/// The built-in `experimental/bitwise.unot`: the same as `bitwise.unot`.
let experimentalBitwiseUnot = bitwiseUnot.alias(in: "experimental/bitwise")
