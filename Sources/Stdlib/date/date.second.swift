import Columnar
import Interpreter

/// The built-in `date.second`: second of the minute.
let dateSecond = timeFunction(
  name: "second",
  signature: "(t: T) => int where T: Timeable",
  documentation: Documentation(
    "Second of the minute.",
    parameters: [
      ("t", "A time, or a duration relative to now.")
    ],
    example: """
      import "date"

      date.second(t: 2021-06-07T12:30:05.25Z)
      """,
    output: "5"),
  gives: .int,
  { _ in { floorModulo(floorDivide($0, 1_000_000_000), 60) } })
