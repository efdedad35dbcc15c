import Interpreter

/// The built-in `boolean.false`: the bool that is false.
let internalBooleanFalse = Builtin(
  package: "internal/boolean", name: "false",
  signature: "bool",
  documentation: Documentation(
    "The bool that is false.",
    example: """
      import "internal/boolean"

      boolean.false
      """,
    output: "false"),
  body: .value { .bool(false) })
