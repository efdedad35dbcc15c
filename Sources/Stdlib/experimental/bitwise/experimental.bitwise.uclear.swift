import Interpreter

/// The built-in `experimental/bitwise.uclear`: the same as `bitwise.uclear`.
let experimentalBitwiseUclear = bitwiseUclear.alias(in: "experimental/bitwise")
