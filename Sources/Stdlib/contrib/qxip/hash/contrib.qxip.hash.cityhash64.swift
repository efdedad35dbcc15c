import Interpreter

/// The built-in `hash.cityhash64`: the CityHash64 hash of a text, as a decimal number.
let contribQxipHashCityhash64 = hashBuiltin(
  "cityhash64", "The CityHash64 hash of a text, as a decimal number.",
  example: "Hello, world!",
  output: "2359500134450972198"
) { String(cityHash64($0)) }
