import Interpreter

/// The built-in `dict.remove`: a dictionary without a key.
let dictRemove = Builtin(
  package: "dict", name: "remove",
  signature: "(dict: [K:V], key: K) => [K:V] where K: Comparable",
  documentation: Documentation(
    "A dictionary without a key.",
    parameters: [
      ("dict", "The dictionary."),
      ("key", "The key."),
    ],
    example: """
      import "dict"

      dict.remove(dict: ["a": 1, "b": 2], key: "b")
      """,
    output: "[a: 1]"),
  body: .function { call in
    .dictionary(try call.dictionary("dict").removing(try call.value("key")))
  })
