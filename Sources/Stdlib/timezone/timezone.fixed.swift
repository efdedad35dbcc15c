import Interpreter

/// The built-in `timezone.fixed`: a clock that always differs from UTC by the same duration.
let timezoneFixed = Builtin(
  package: "timezone", name: "fixed",
  signature: "(offset: duration) => {zone: string, offset: duration}",
  documentation: Documentation(
    "A clock that always differs from UTC by the same duration.",
    parameters: [
      ("offset", "What the clock is ahead.")
    ],
    example: """
      import "timezone"

      timezone.fixed(offset: -8h).zone
      """,
    output: "UTC"),
  body: .function { call in
    .record(
      RecordValue([("zone", .string("UTC")), ("offset", .duration(try call.duration("offset")))]))
  })
