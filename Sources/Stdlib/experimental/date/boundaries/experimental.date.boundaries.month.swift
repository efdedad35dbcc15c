import Interpreter

/// The built-in `boundaries.month`: start and stop of the current month, or of one before or
/// after it.
let experimentalDateBoundariesMonth = Builtin(
  package: "experimental/date/boundaries", name: "month",
  signature: "(?month_offset: int) => {start: time, stop: time}",
  documentation: Documentation(
    "Start and stop of the current month, or of one before or after it.",
    parameters: [
      ("month_offset", "How many months later; below zero for earlier.")
    ],
    example: """
      import "experimental/date/boundaries"

      option now = () => 2021-06-09T12:00:00Z

      boundaries.month().start
      """,
    output: "2021-06-01T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      (month_offset=0) => {
        start = date.add(d: date.scale(d: 1mo, n: month_offset), to: date.truncate(t: now(), unit: 1mo))

        return {start: start, stop: date.add(d: 1mo, to: start)}
      }
      """, imports: ["date"]))
