import Interpreter

/// The built-in `array.toInt`: converts all elements to int.
let experimentalArrayToInt = Builtin(
  package: "experimental/array", name: "toInt",
  signature: "(<-arr: [A]) => [int]",
  documentation: Documentation(
    "Converts all elements to int.",
    parameters: [
      ("arr", "The array, usually piped in.")
    ],
    example: """
      import "experimental/array"

      array.toInt(arr: ["1"])
      """,
    output: "[1]"),
  body: .function { call in
    .array(try call.array("arr").map { try convert($0, to: .int) })
  })
