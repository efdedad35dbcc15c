import Interpreter

/// The built-in `date.month`: month of the year.
let dateMonth = timeFunction(
  name: "month",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Month of the year.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.month(t: 2021-06-07T12:30:00Z)
      """,
    output: "6"),
  gives: .int,
  datePart { $0.month })
