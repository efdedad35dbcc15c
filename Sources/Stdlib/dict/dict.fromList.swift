import Interpreter

/// The built-in `dict.fromList`: a dictionary of keys with values; of equal keys the last counts.
let dictFromList = Builtin(
  package: "dict", name: "fromList",
  signature: "(pairs: [{key: K, value: V}]) => [K:V] where K: Comparable",
  documentation: Documentation(
    "A dictionary of keys with values; of equal keys the last counts.",
    parameters: [
      ("pairs", "Records of `key` and `value`.")
    ],
    example: """
      import "dict"

      dict.fromList(pairs: [{key: "a", value: 1}])
      """,
    output: "[a: 1]"),
  body: .function { call in
    var entries = DictionaryValue(entries: [])
    for case .record(let pair) in try call.array("pairs") {
      guard let key = pair["key"], let value = pair["value"] else { continue }
      entries = entries.inserting(value, for: key)
    }
    return .dictionary(entries)
  })
