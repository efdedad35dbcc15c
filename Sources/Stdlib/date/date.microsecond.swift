import Columnar
import Interpreter

/// The built-in `date.microsecond`: microseconds of the second.
let dateMicrosecond = timeFunction(
  name: "microsecond",
  signature: "(t: T) => int where T: Timeable",
  documentation: Documentation(
    "Microseconds of the second.",
    parameters: [
      ("t", "A time, or a duration relative to now.")
    ],
    example: """
      import "date"

      date.microsecond(t: 2021-06-07T12:30:05.25Z)
      """,
    output: "250000"),
  gives: .int,
  { _ in { floorModulo($0, 1_000_000_000) / 1_000 } })
