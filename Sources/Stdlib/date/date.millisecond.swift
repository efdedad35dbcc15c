import Columnar
import Interpreter

/// The built-in `date.millisecond`: milliseconds of the second.
let dateMillisecond = timeFunction(
  name: "millisecond",
  signature: "(t: T) => int where T: Timeable",
  documentation: Documentation(
    "Milliseconds of the second.",
    parameters: [
      ("t", "A time, or a duration relative to now.")
    ],
    example: """
      import "date"

      date.millisecond(t: 2021-06-07T12:30:05.25Z)
      """,
    output: "250"),
  gives: .int,
  { _ in { floorModulo($0, 1_000_000_000) / 1_000_000 } })
