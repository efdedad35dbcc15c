import Interpreter

/// The built-in `dict.insert`: a dictionary with one more entry, or with another value of a key.
let dictInsert = Builtin(
  package: "dict", name: "insert",
  signature: "(dict: [K:V], key: K, value: V) => [K:V] where K: Comparable",
  documentation: Documentation(
    "A dictionary with one more entry, or with another value of a key.",
    parameters: [
      ("dict", "The dictionary."),
      ("key", "The key."),
      ("value", "The value."),
    ],
    example: """
      import "dict"

      dict.insert(dict: ["a": 1], key: "b", value: 2)
      """,
    output: "[a: 1, b: 2]"),
  body: .function { call in
    let (key, value) = (try call.value("key"), try call.value("value"))
    return .dictionary(try call.dictionary("dict").inserting(value, for: key))
  })
