import Interpreter

/// The built-in `types.isNumeric`: whether a value is an int, a uint or a float.
let typesIsNumeric = Builtin(
  package: "types", name: "isNumeric",
  signature: "(v: A) => bool where A: Basic",
  documentation: Documentation(
    "Whether a value is an int, a uint or a float.",
    parameters: [
      ("v", "The value.")
    ],
    example: """
      import "types"

      types.isNumeric(v: 1.0)
      """,
    output: "true"),
  body: .function { call in
    switch try call.value("v").basicType {
    case .int, .uint, .float: .bool(true)
    default: .bool(false)
    }
  })
