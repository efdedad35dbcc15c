import Columnar
import Interpreter

/// The built-in `date.truncate`: the start of the window of a length in which a time lies.
let dateTruncate = timeFunction(
  name: "truncate",
  signature: """
    (t: T, unit: duration, ?location: {zone: string, offset: duration}) => time \
    where T: Timeable
    """,
  documentation: Documentation(
    "The start of the window of a length in which a time lies.",
    parameters: [
      ("t", "A time, or a duration relative to now."),
      ("unit", "The length of the windows."),
      ("location", "The time zone; the option `location` if left out."),
    ],
    example: """
      import "date"

      date.truncate(t: 2021-06-07T12:30:00Z, unit: 1h)
      """,
    output: "2021-06-07T12:00:00.000000000Z"),
  gives: .time,
  { call in
    let unit = try call.duration("unit")
    let location = try call.locationOrOption()
    let windows = try call.calendar(of: "unit") {
      try WindowSequence(truncatingTo: unit, location: location)
    }
    return { windows.start(containing: $0) }
  })
