import Interpreter

/// The built-in `date.week`: week of the year by ISO 8601.
let dateWeek = timeFunction(
  name: "week",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Week of the year by ISO 8601.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.week(t: 2021-06-07T12:30:00Z)
      """,
    output: "23"),
  gives: .int,
  datePart { $0.isoWeek })
