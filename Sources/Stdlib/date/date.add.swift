import Interpreter

/// The built-in `date.add`: a time moved on by a duration on the clock of a time zone.
let dateAdd = timeFunction(
  name: "add",
  signature: """
    (d: duration, to: T, ?location: {zone: string, offset: duration}) => time where \
    T: Timeable
    """,
  documentation: Documentation(
    "A time moved on by a duration on the clock of a time zone.",
    parameters: [
      ("d", "The duration."),
      ("to", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.add(d: 1mo, to: 2021-01-31T00:00:00Z)
      """,
    output: "2021-02-28T00:00:00.000000000Z"),
  of: "to", gives: .time,
  movedTime(backwards: false))
