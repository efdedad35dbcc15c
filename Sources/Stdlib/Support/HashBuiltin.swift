import Interpreter

/// A member of `hash` that makes one text of another; a null stays null.
func hashBuiltin(
  _ name: String, _ summary: String, example text: String = "grid", output: String,
  _ hash: @escaping @Sendable ([UInt8]) -> String
) -> Builtin {
  Builtin(
    package: "contrib/qxip/hash", name: name, signature: "(v: A) => string",
    documentation: Documentation(
      summary, parameters: [("v", "The text.")],
      example: "import \"contrib/qxip/hash\"\n\nhash.\(name)(v: \"\(text)\")", output: output),
    body: .function { call in
      try call.value("v").isNull ? .null(.string) : .string(hash(Array(call.string("v").utf8)))
    })
}
