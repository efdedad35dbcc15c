import Interpreter

/// The built-in `experimental/bitwise.urshift`: the same as `bitwise.urshift`.
let experimentalBitwiseUrshift = bitwiseUrshift.alias(in: "experimental/bitwise")
