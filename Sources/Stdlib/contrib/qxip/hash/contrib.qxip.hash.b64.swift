import Interpreter

/// The built-in `hash.b64`: A text in the Base64 of web addresses.
let contribQxipHashB64 = Builtin(
  package: "contrib/qxip/hash", name: "b64",
  signature: "(v: A) => string",
  documentation: Documentation(
    "A text in the Base64 of web addresses.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "contrib/qxip/hash"

      hash.b64(v: "grid")
      """,
    output: "Z3JpZA=="),
  body: .function { call in
    let text = base64(Array(try call.string("v").utf8))
    return .string(String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }))
  })
