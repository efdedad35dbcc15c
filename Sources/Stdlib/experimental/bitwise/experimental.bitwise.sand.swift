import Interpreter

/// The built-in `experimental/bitwise.sand`: the same as `bitwise.sand`.
let experimentalBitwiseSand = bitwiseSand.alias(in: "experimental/bitwise")
