import Columnar
import Interpreter

/// The built-in `date.scale`: a duration several times over.
let dateScale = Builtin(
  package: "date", name: "scale",
  signature: "(d: duration, n: int) => duration",
  documentation: Documentation(
    "A duration several times over.",
    parameters: [
      ("d", "The duration."),
      ("n", "How many times; below zero turns it round."),
    ],
    example: """
      import "date"

      date.scale(d: 1h, n: 36)
      """,
    output: "1d12h"),
  body: .function { call in
    let duration = try call.duration("d")
    let n = try call.int("n")
    let factor = Int64(bitPattern: n.magnitude)
    return .duration(
      CalendarDuration(
        months: duration.months &* factor, nanoseconds: duration.nanoseconds &* factor,
        isNegative: n == 0 ? false : duration.isNegative != (n < 0)))
  })
