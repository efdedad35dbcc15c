import Interpreter

/// The built-in `boundaries.thursday`: start and stop of the last Thursday before today.
let experimentalDateBoundariesThursday = Builtin(
  package: "experimental/date/boundaries", name: "thursday",
  signature: "() => {start: time, stop: time}",
  documentation: Documentation(
    "Start and stop of the last Thursday before today.",
    example: """
      import "experimental/date/boundaries"

      option now = () => 2021-06-09T12:00:00Z

      boundaries.thursday().start
      """,
    output: "2021-06-03T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      () => {
        days = (date.weekDay(t: now()) - 4 + 6) % 7 + 1
        start = date.sub(d: date.scale(d: 1d, n: days), from: today())

        return {start: start, stop: date.add(d: 1d, to: start)}
      }
      """, imports: ["date"]))
