import Interpreter

/// The built-in `types.isType`: whether a value is of a basic type.
let typesIsType = Builtin(
  package: "types", name: "isType",
  signature: "(v: A, type: string) => bool where A: Basic",
  documentation: Documentation(
    "Whether a value is of a basic type.",
    parameters: [
      ("v", "The value."),
      ("type", "The name of the type."),
    ],
    example: """
      import "types"

      types.isType(v: 1.0, type: "float")
      """,
    output: "true"),
  body: .function { call in
    guard let value = call.optional("v") else {
      throw call.failure(.missingArgument, "missing required argument v")
    }
    return .bool(value.basicType?.rawValue == (try call.string("type")))
  })
