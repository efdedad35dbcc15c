import Interpreter

/// The built-in `experimental/bitwise.sxor`: the same as `bitwise.sxor`.
let experimentalBitwiseSxor = bitwiseSxor.alias(in: "experimental/bitwise")
