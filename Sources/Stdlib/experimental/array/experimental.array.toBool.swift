import Interpreter

/// The built-in `array.toBool`: converts all elements to bool.
let experimentalArrayToBool = Builtin(
  package: "experimental/array", name: "toBool",
  signature: "(<-arr: [A]) => [bool]",
  documentation: Documentation(
    "Converts all elements to bool.",
    parameters: [
      ("arr", "The array, usually piped in.")
    ],
    example: """
      import "experimental/array"

      array.toBool(arr: ["true"])
      """,
    output: "[true]"),
  body: .function { call in
    .array(try call.array("arr").map { try convert($0, to: .bool) })
  })
