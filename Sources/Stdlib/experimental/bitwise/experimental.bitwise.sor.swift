import Interpreter

/// The built-in `experimental/bitwise.sor`: the same as `bitwise.sor`.
let experimentalBitwiseSor = bitwiseSor.alias(in: "experimental/bitwise")
