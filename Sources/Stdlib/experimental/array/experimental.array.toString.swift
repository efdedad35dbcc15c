import Interpreter

/// The built-in `array.toString`: converts all elements to string.
let experimentalArrayToString = Builtin(
  package: "experimental/array", name: "toString",
  signature: "(<-arr: [A]) => [string]",
  documentation: Documentation(
    "Converts all elements to string.",
    parameters: [
      ("arr", "The array, usually piped in.")
    ],
    example: """
      import "experimental/array"

      array.toString(arr: ["a"])
      """,
    output: "[a]"),
  body: .function { call in
    .array(try call.array("arr").map { try convert($0, to: .string) })
  })
