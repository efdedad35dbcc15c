import Interpreter

/// The built-in `hash.md5`: the MD5 hash of a text, in hexadecimal digits.
let contribQxipHashMd5 = hashBuiltin(
  "md5", "The MD5 hash of a text, in hexadecimal digits.",
  output: "ff4a008470319a22d9cf3d14af485977"
) { hexText(md5($0)) }
