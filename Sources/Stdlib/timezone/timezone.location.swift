import Columnar
import Interpreter

/// The built-in `timezone.location`: the clock of a time zone of the IANA database.
let timezoneLocation = Builtin(
  package: "timezone", name: "location",
  signature: "(name: string) => {zone: string, offset: duration}",
  documentation: Documentation(
    "The clock of a time zone of the IANA database.",
    parameters: [
      ("name", "Such as `Europe/London`.")
    ],
    example: """
      import "timezone"

      timezone.location(name: "Europe/London").zone
      """,
    output: "Europe/London"),
  body: .function { call in
    let name = try call.string("name")
    _ = try call.calendar(of: "name") { try zoneRules(named: name) }
    return .record(RecordValue([("zone", .string(name)), ("offset", .duration(.zero))]))
  })
