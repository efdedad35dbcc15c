import Interpreter

/// The built-in `experimental/bitwise.uand`: the same as `bitwise.uand`.
let experimentalBitwiseUand = bitwiseUand.alias(in: "experimental/bitwise")
