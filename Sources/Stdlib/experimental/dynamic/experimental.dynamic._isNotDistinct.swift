import Interpreter

/// The built-in `dynamic._isNotDistinct`: whether two values are shown alike.
let experimentalDynamicPrivateIsNotDistinct = Builtin(
  package: "experimental/dynamic", name: "_isNotDistinct",
  signature: "(a: A, b: B) => bool",
  documentation: Documentation(
    "Whether two values are shown alike.",
    parameters: [
      ("a", "A value."),
      ("b", "Another value."),
    ],
    example: """
      import "experimental/dynamic"

      dynamic._isNotDistinct(a: dynamic.dynamic(v: [1]), b: dynamic.dynamic(v: [1]))
      """,
    output: "true"),
  body: .flux(source: "(a, b) => display(v: a) == display(v: b)", imports: []))
