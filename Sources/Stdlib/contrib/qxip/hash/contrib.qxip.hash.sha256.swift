import Interpreter

/// The built-in `hash.sha256`: the SHA-256 hash of a text, in hexadecimal digits.
let contribQxipHashSha256 = hashBuiltin(
  "sha256", "The SHA-256 hash of a text, in hexadecimal digits.",
  output: "0f2a693e93e2ed7008feb5b7714bbab236e3907e64188199e3be1ae367f49c40"
) { hexText(sha256($0)) }
