import Interpreter

/// The built-in `boundaries.week`: start and stop of the current week, or of one before or after
/// it.
let experimentalDateBoundariesWeek = Builtin(
  package: "experimental/date/boundaries", name: "week",
  signature: "(?week_offset: int, ?start_sunday: bool) => {start: time, stop: time}",
  documentation: Documentation(
    "Start and stop of the current week, or of one before or after it.",
    parameters: [
      ("week_offset", "How many weeks later; below zero for earlier."),
      ("start_sunday", "Weeks start on Sundays instead of Mondays."),
    ],
    example: """
      import "experimental/date/boundaries"

      option now = () => 2021-06-09T12:00:00Z

      boundaries.week().start
      """,
    output: "2021-06-07T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      (week_offset=0, start_sunday=false) => {
        days = if start_sunday then date.weekDay(t: now()) else (date.weekDay(t: now()) + 6) % 7
        first = date.sub(d: date.scale(d: 1d, n: days), from: today())
        start = date.add(d: date.scale(d: 1w, n: week_offset), to: first)

        return {start: start, stop: date.add(d: 1w, to: start)}
      }
      """, imports: ["date"]))
