import Interpreter

/// The built-in `array.toTime`: converts all elements to time.
let experimentalArrayToTime = Builtin(
  package: "experimental/array", name: "toTime",
  signature: "(<-arr: [A]) => [time]",
  documentation: Documentation(
    "Converts all elements to time.",
    parameters: [
      ("arr", "The array, usually piped in.")
    ],
    example: """
      import "experimental/array"

      array.toTime(arr: ["2021-06-07"])
      """,
    output: "[2021-06-07T00:00:00.000000000Z]"),
  body: .function { call in
    .array(try call.array("arr").map { try convert($0, to: .time) })
  })
