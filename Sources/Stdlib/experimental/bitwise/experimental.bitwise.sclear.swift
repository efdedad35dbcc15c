import Interpreter

/// The built-in `experimental/bitwise.sclear`: the same as `bitwise.sclear`.
let experimentalBitwiseSclear = bitwiseSclear.alias(in: "experimental/bitwise")
