import Interpreter

/// The built-in `experimental/bitwise.uxor`: the same as `bitwise.uxor`.
let experimentalBitwiseUxor = bitwiseUxor.alias(in: "experimental/bitwise")
