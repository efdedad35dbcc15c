import Interpreter

/// The built-in `boundaries.monday`: start and stop of the last Monday before today.
let experimentalDateBoundariesMonday = Builtin(
  package: "experimental/date/boundaries", name: "monday",
  signature: "() => {start: time, stop: time}",
  documentation: Documentation(
    "Start and stop of the last Monday before today.",
    example: """
      import "experimental/date/boundaries"

      option now = () => 2021-06-09T12:00:00Z

      boundaries.monday().start
      """,
    output: "2021-06-07T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      () => {
        days = (date.weekDay(t: now()) - 1 + 6) % 7 + 1
        start = date.sub(d: date.scale(d: 1d, n: days), from: today())

        return {start: start, stop: date.add(d: 1d, to: start)}
      }
      """, imports: ["date"]))
