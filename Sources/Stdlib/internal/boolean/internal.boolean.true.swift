import Interpreter

/// The built-in `boolean.true`: the bool that is true.
let internalBooleanTrue = Builtin(
  package: "internal/boolean", name: "true",
  signature: "bool",
  documentation: Documentation(
    "The bool that is true.",
    example: """
      import "internal/boolean"

      boolean.true
      """,
    output: "true"),
  body: .value { .bool(true) })
