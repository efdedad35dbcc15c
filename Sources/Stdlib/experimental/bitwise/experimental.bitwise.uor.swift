import Interpreter

/// The built-in `experimental/bitwise.uor`: the same as `bitwise.uor`.
let experimentalBitwiseUor = bitwiseUor.alias(in: "experimental/bitwise")
