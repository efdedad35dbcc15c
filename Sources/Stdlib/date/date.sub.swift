import Interpreter

/// The built-in `date.sub`: a time moved back by a duration on the clock of a time zone.
let dateSub = timeFunction(
  name: "sub",
  signature: """
    (d: duration, from: T, ?location: {zone: string, offset: duration}) => time \
    where T: Timeable
    """,
  documentation: Documentation(
    "A time moved back by a duration on the clock of a time zone.",
    parameters: [
      ("d", "The duration."),
      ("from", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.sub(d: 1d, from: 2021-06-07T00:00:00Z)
      """,
    output: "2021-06-06T00:00:00.000000000Z"),
  of: "from", gives: .time,
  movedTime(backwards: true))
