import Interpreter

/// The built-in `timezone.utc`: coordinated universal time.
let timezoneUtc = Builtin(
  package: "timezone", name: "utc",
  signature: "{zone: string, offset: duration}",
  documentation: Documentation(
    "Coordinated universal time.",
    example: """
      import "timezone"

      timezone.utc.zone
      """,
    output: "UTC"),
  body: .value {
    .record(RecordValue([("zone", .string("UTC")), ("offset", .duration(.zero))]))
  })
