import Interpreter

/// The built-in `hash.b64`: a text in the Base64 of web addresses.
let contribQxipHashB64 = hashBuiltin(
  "b64", "A text in the Base64 of web addresses.",
  output: "Z3JpZA=="
) { bytes in
  String(base64(bytes).map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
}
