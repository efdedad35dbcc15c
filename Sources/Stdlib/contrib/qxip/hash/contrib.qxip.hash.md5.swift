import Interpreter

/// The built-in `hash.md5`: the MD5 hash of a text, in hexadecimal digits.
let contribQxipHashMd5 = Builtin(
  package: "contrib/qxip/hash", name: "md5",
  signature: "(v: A) => string",
  documentation: Documentation(
    "The MD5 hash of a text, in hexadecimal digits.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "contrib/qxip/hash"

      hash.md5(v: "grid")
      """,
    output: "ff4a008470319a22d9cf3d14af485977"),
  body: .function { call in
    .string(hexText(md5(Array(try call.string("v").utf8))))
  })
