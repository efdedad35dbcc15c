import Interpreter

/// The built-in `hash.xxhash64`: the XXH64 hash of a text, as a decimal number.
let contribQxipHashXxhash64 = hashBuiltin(
  "xxhash64", "The XXH64 hash of a text, as a decimal number.",
  output: "17336738974213590893"
) { String(xxHash64($0)) }
