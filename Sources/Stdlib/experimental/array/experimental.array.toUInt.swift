import Interpreter

/// The built-in `array.toUInt`: converts all elements to uint.
let experimentalArrayToUInt = Builtin(
  package: "experimental/array", name: "toUInt",
  signature: "(<-arr: [A]) => [uint]",
  documentation: Documentation(
    "Converts all elements to uint.",
    parameters: [
      ("arr", "The array, usually piped in.")
    ],
    example: """
      import "experimental/array"

      array.toUInt(arr: ["1"])
      """,
    output: "[1]"),
  body: .function { call in
    .array(try call.array("arr").map { try convert($0, to: .uint) })
  })
