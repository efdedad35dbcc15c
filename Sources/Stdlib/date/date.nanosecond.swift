import Columnar
import Interpreter

/// The built-in `date.nanosecond`: nanoseconds of the second.
let dateNanosecond = timeFunction(
  name: "nanosecond",
  signature: "(t: T) => int where T: Timeable",
  documentation: Documentation(
    "Nanoseconds of the second.",
    parameters: [
      ("t", "A time, or a duration relative to now.")
    ],
    example: """
      import "date"

      date.nanosecond(t: 2021-06-07T12:30:05.25Z)
      """,
    output: "250000000"),
  gives: .int,
  { _ in { floorModulo($0, 1_000_000_000) } })
