import Interpreter

/// The built-in `dynamic.isType`: whether a dynamic value is of a type.
let experimentalDynamicIsType = Builtin(
  package: "experimental/dynamic", name: "isType",
  signature: "(v: dynamic, type: string) => bool",
  documentation: Documentation(
    "Whether a dynamic value is of a type.",
    parameters: [
      ("v", "The dynamic value."),
      ("type", "The name of the type."),
    ],
    example: """
      import "experimental/dynamic"

      dynamic.isType(v: dynamic.dynamic(v: 1), type: "int")
      """,
    output: "true"),
  body: .function { call in
    let value = try call.value("v")
    let type = try call.string("type")
    return .bool(!value.isNull && value.kindName == type)
  })
