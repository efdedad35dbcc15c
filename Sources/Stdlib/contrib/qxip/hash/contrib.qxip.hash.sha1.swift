import Interpreter

/// The built-in `hash.sha1`: the SHA-1 hash of a text, in hexadecimal digits.
let contribQxipHashSha1 = hashBuiltin(
  "sha1", "The SHA-1 hash of a text, in hexadecimal digits.",
  output: "f3c543ad5fe9d69603e7dc5eaf246fc0b0d20d50"
) { hexText(sha1($0)) }
