import Interpreter

/// The built-in `array.toFloat`: converts all elements to float.
let experimentalArrayToFloat = Builtin(
  package: "experimental/array", name: "toFloat",
  signature: "(<-arr: [A]) => [float]",
  documentation: Documentation(
    "Converts all elements to float.",
    parameters: [
      ("arr", "The array, usually piped in.")
    ],
    example: """
      import "experimental/array"

      array.toFloat(arr: ["1.5"])
      """,
    output: "[1.5]"),
  body: .function { call in
    .array(try call.array("arr").map { try convert($0, to: .float) })
  })
