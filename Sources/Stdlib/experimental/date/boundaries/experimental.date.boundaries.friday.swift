import Interpreter

/// The built-in `boundaries.friday`: start and stop of the last Friday before today.
let experimentalDateBoundariesFriday = Builtin(
  package: "experimental/date/boundaries", name: "friday",
  signature: "() => {start: time, stop: time}",
  documentation: Documentation(
    "Start and stop of the last Friday before today.",
    example: """
      import "experimental/date/boundaries"

      option now = () => 2021-06-09T12:00:00Z

      boundaries.friday().start
      """,
    output: "2021-06-04T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      () => {
        days = (date.weekDay(t: now()) - 5 + 6) % 7 + 1
        start = date.sub(d: date.scale(d: 1d, n: days), from: today())

        return {start: start, stop: date.add(d: 1d, to: start)}
      }
      """, imports: ["date"]))
