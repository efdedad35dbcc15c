import Interpreter

/// The built-in `experimental/bitwise.srshift`: the same as `bitwise.srshift`.
let experimentalBitwiseSrshift = bitwiseSrshift.alias(in: "experimental/bitwise")
