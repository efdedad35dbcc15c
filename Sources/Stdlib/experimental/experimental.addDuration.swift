import Interpreter

/// The built-in `experimental.addDuration`: a time moved on by a duration; `date.add` says the
/// same.
let experimentalAddDuration = timeFunction(
  package: "experimental", name: "addDuration",
  signature: """
    (d: duration, to: T, ?location: {zone: string, offset: duration}) => time where \
    T: Timeable
    """,
  documentation: Documentation(
    "A time moved on by a duration; `date.add` says the same.",
    parameters: [
      ("d", "The duration."),
      ("to", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "experimental"

      experimental.addDuration(d: 1h, to: 2021-06-07T00:00:00Z)
      """,
    output: "2021-06-07T01:00:00.000000000Z"),
  of: "to", gives: .time,
  movedTime(backwards: false))
