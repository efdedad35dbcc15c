import Interpreter

/// The built-in `date.weekDay`: day of the week, Sunday being 0.
let dateWeekDay = timeFunction(
  name: "weekDay",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Day of the week, Sunday being 0.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.weekDay(t: 2021-06-07T12:30:00Z)
      """,
    output: "1"),
  gives: .int,
  datePart { $0.weekDay })
