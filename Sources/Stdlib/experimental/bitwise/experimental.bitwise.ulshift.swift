import Interpreter

/// The built-in `experimental/bitwise.ulshift`: the same as `bitwise.ulshift`.
let experimentalBitwiseUlshift = bitwiseUlshift.alias(in: "experimental/bitwise")
