import Interpreter

/// The built-in `hash.sha256`: the SHA-256 hash of a text, in hexadecimal digits.
let contribQxipHashSha256 = Builtin(
  package: "contrib/qxip/hash", name: "sha256",
  signature: "(v: A) => string",
  documentation: Documentation(
    "The SHA-256 hash of a text, in hexadecimal digits.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "contrib/qxip/hash"

      hash.sha256(v: "grid")
      """,
    output: "0f2a693e93e2ed7008feb5b7714bbab236e3907e64188199e3be1ae367f49c40"),
  body: .function { call in
    .string(hexText(sha256(Array(try call.string("v").utf8))))
  })
