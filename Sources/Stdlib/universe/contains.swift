import Interpreter

/// The built-in `contains`: whether a value is in an array.
let universeContains = Builtin(
  package: "universe", name: "contains",
  signature: "(value: A, set: [A]) => bool where A: Nullable",
  documentation: Documentation(
    "Whether a value is in an array.",
    parameters: [
      ("value", "The value to look for."),
      ("set", "The array."),
    ],
    example: """
      contains(value: 2, set: [1, 2])
      """,
    output: "true"),
  body: .function { call in
    let value = try call.value("value")
    if value.isNull { return .bool(false) }
    try value.checkSize()
    return .bool(try call.array("set").contains { areIdentical($0, value) })
  })
