import Interpreter

/// The built-in `dynamic.asArray`: the elements of a dynamic array.
let experimentalDynamicAsArray = Builtin(
  package: "experimental/dynamic", name: "asArray",
  signature: "(<-v: dynamic) => [dynamic]",
  documentation: Documentation(
    "The elements of a dynamic array.",
    parameters: [
      ("v", "The dynamic value.")
    ],
    example: """
      import "experimental/dynamic"

      length(arr: dynamic.asArray(v: dynamic.dynamic(v: [1, 2])))
      """,
    output: "2"),
  body: .function { call in
    .array(try call.array("v"))
  })
