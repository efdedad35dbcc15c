import Interpreter

/// The built-in `date.yearDay`: day of the year.
let dateYearDay = timeFunction(
  name: "yearDay",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Day of the year.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.yearDay(t: 2021-06-07T12:30:00Z)
      """,
    output: "158"),
  gives: .int,
  datePart { $0.yearDay })
