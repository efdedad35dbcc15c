import Interpreter

/// The built-in `date.year`: the year.
let dateYear = timeFunction(
  name: "year",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "The year.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.year(t: 2021-06-07T12:30:00Z)
      """,
    output: "2021"),
  gives: .int,
  datePart { $0.year })
