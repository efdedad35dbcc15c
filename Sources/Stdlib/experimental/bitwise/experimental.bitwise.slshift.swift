import Interpreter

/// The built-in `experimental/bitwise.slshift`: the same as `bitwise.slshift`.
let experimentalBitwiseSlshift = bitwiseSlshift.alias(in: "experimental/bitwise")
