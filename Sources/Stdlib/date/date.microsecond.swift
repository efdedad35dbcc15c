import Columnar
import Interpreter

/// The built-in `date.microsecond`: microseconds of the second.
let dateMicrosecond = Builtin(
  package: "date", name: "microsecond",
  signature: "(t: T) => int where T: Timeable",
  documentation: Documentation(
    "Microseconds of the second.",
    parameters: [
      ("t", "A time, or a duration relative to now.")
    ],
    example: """
      import "date"

      date.microsecond(t: 2021-06-07T12:30:05.25Z)
      """,
    output: "250000"),
  body: .function { call in
    guard let time = try call.moment("t") else { return .null(.int) }
    return .int(floorModulo(time, 1_000_000_000) / 1_000)
  })
