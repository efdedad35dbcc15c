import Columnar
import Interpreter

/// The built-in `date.minute`: minute of the hour.
let dateMinute = timeFunction(
  name: "minute",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Minute of the hour.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.minute(t: 2021-06-07T12:30:00Z)
      """,
    output: "30"),
  gives: .int,
  timeOfDayPart { $0 / nanosecondsPerMinute % 60 })
