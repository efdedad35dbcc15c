import Columnar
import Interpreter

/// The built-in `date.hour`: hour of the day.
let dateHour = timeFunction(
  name: "hour",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable
    """,
  documentation: Documentation(
    "Hour of the day.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.hour(t: 2021-06-07T12:30:00Z)
      """,
    output: "12"),
  gives: .int,
  timeOfDayPart { $0 / nanosecondsPerHour })
