import Interpreter

/// The built-in `hash.hmac`: the HMAC of a text with SHA-1, in Base64.
let contribQxipHashHmac = Builtin(
  package: "contrib/qxip/hash", name: "hmac",
  signature: "(v: A, k: A) => string",
  documentation: Documentation(
    "The HMAC of a text with SHA-1, in Base64.",
    parameters: [
      ("v", "The text."),
      ("k", "The key."),
    ],
    example: """
      import "contrib/qxip/hash"

      hash.hmac(v: "grid", k: "secret")
      """,
    output: "c/huAFlDqSN1MqtdK0hIY6kkzbk="),
  body: .function { call in
    if try call.value("v").isNull || call.value("k").isNull { return .null(.string) }
    let key = Array(try call.string("k").utf8)
    return .string(base64(hmacSHA1(Array(try call.string("v").utf8), key: key)))
  })
