import Interpreter

/// The built-in `array.toDuration`: converts all elements to duration.
let experimentalArrayToDuration = Builtin(
  package: "experimental/array", name: "toDuration",
  signature: "(<-arr: [A]) => [duration]",
  documentation: Documentation(
    "Converts all elements to duration.",
    parameters: [
      ("arr", "The array, usually piped in.")
    ],
    example: """
      import "experimental/array"

      array.toDuration(arr: ["1h"])
      """,
    output: "[1h]"),
  body: .function { call in
    .array(try call.array("arr").map { try convert($0, to: .duration) })
  })
