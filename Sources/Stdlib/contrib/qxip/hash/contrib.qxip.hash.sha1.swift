import Interpreter

/// The built-in `hash.sha1`: the SHA-1 hash of a text, in hexadecimal digits.
let contribQxipHashSha1 = Builtin(
  package: "contrib/qxip/hash", name: "sha1",
  signature: "(v: A) => string",
  documentation: Documentation(
    "The SHA-1 hash of a text, in hexadecimal digits.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "contrib/qxip/hash"

      hash.sha1(v: "grid")
      """,
    output: "f3c543ad5fe9d69603e7dc5eaf246fc0b0d20d50"),
  body: .function { call in
    .string(hexText(sha1(Array(try call.string("v").utf8))))
  })
