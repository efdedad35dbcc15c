import Interpreter

/// The built-in `location.location`: the time zone of windows and dates where none is given; UTC.
let internalLocationLocation = Builtin(
  package: "internal/location", name: "location",
  signature: "{zone: string, offset: duration}",
  documentation: Documentation(
    "The time zone of windows and dates where none is given; UTC.",
    example: """
      import "internal/location"

      location.location.zone
      """,
    output: "UTC"),
  isOption: true,
  body: .value {
    .record(RecordValue([("zone", .string("UTC")), ("offset", .duration(.zero))]))
  })
