import Interpreter

/// The built-in `dynamic.dynamic`: a value whose type is looked at when it is used.
let experimentalDynamicDynamic = Builtin(
  package: "experimental/dynamic", name: "dynamic",
  signature: "(v: A) => dynamic",
  documentation: Documentation(
    "A value whose type is looked at when it is used.",
    parameters: [
      ("v", "The value.")
    ],
    example: """
      import "experimental/dynamic"

      display(v: dynamic.dynamic(v: 1))
      """,
    output: "dynamic(1)"),
  body: .function { call in
    let value = call.optional("v") ?? .null(nil)
    if case .dynamic = value { return value }
    try value.checkSize()
    return .dynamic(dynamicParts(value))
  })
