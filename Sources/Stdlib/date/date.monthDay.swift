import Interpreter

/// The built-in `date.monthDay`: day of the month.
let dateMonthDay = timeFunction(
  name: "monthDay",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Day of the month.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.monthDay(t: 2021-06-07T12:30:00Z)
      """,
    output: "7"),
  gives: .int,
  datePart { $0.day })
