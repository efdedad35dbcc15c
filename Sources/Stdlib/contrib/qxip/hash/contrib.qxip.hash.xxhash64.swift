import Interpreter

/// The built-in `hash.xxhash64`: the XXH64 hash of a text, as a decimal number.
let contribQxipHashXxhash64 = Builtin(
  package: "contrib/qxip/hash", name: "xxhash64",
  signature: "(v: A) => string",
  documentation: Documentation(
    "The XXH64 hash of a text, as a decimal number.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "contrib/qxip/hash"

      hash.xxhash64(v: "grid")
      """,
    output: "17336738974213590893"),
  body: .function { call in
    .string(String(xxHash64(Array(try call.string("v").utf8))))
  })
