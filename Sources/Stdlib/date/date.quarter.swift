import Interpreter

/// The built-in `date.quarter`: quarter of the year.
let dateQuarter = timeFunction(
  name: "quarter",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Quarter of the year.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.quarter(t: 2021-06-07T12:30:00Z)
      """,
    output: "2"),
  gives: .int,
  datePart { ($0.month - 1) / 3 + 1 })
