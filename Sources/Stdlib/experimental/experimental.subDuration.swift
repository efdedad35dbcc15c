import Interpreter

/// The built-in `experimental.subDuration`: a time moved back by a duration; `date.sub` says the
/// same.
let experimentalSubDuration = timeFunction(
  package: "experimental", name: "subDuration",
  signature: """
    (d: duration, from: T, ?location: {zone: string, offset: duration}) => time \
    where T: Timeable
    """,
  documentation: Documentation(
    "A time moved back by a duration; `date.sub` says the same.",
    parameters: [
      ("d", "The duration."),
      ("from", "A time, or a duration relative to now."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "experimental"

      experimental.subDuration(d: 1h, from: 2021-06-07T00:00:00Z)
      """,
    output: "2021-06-06T23:00:00.000000000Z"),
  of: "from", gives: .time,
  movedTime(backwards: true))
