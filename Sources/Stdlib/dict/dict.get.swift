import Interpreter

/// The built-in `dict.get`: the value of a key, or a default.
let dictGet = Builtin(
  package: "dict", name: "get",
  signature: "(dict: [K:V], key: K, default: V) => V where K: Comparable",
  documentation: Documentation(
    "The value of a key, or a default.",
    parameters: [
      ("dict", "The dictionary."),
      ("key", "The key."),
      ("default", "The value where the key is not there."),
    ],
    example: """
      import "dict"

      dict.get(dict: ["a": 1], key: "b", default: 0)
      """,
    output: "0"),
  body: .function { call in
    let key = try call.value("key")
    let fallback = try call.value("default")
    return key.isNull ? fallback : try call.dictionary("dict")[key] ?? fallback
  })
