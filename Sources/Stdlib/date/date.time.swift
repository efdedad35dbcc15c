import Columnar
import Interpreter

/// The built-in `date.time`: what the clock of a time zone shows at a time, as if it were UTC.
let dateTime = timeFunction(
  name: "time",
  signature: """
    (t: T, ?location: {zone: string, offset: duration}) => time where T: Timeable
    """,
  documentation: Documentation(
    "What the clock of a time zone shows at a time, as if it were UTC.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.time(t: 2021-06-07T12:30:00Z)
      """,
    output: "2021-06-07T12:30:00.000000000Z"),
  gives: .time,
  { call in
    let clock = try call.clock()
    return { clock.clock(at: $0) }
  })
