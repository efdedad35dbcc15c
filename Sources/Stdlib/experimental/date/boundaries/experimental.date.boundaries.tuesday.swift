import Interpreter

/// The built-in `boundaries.tuesday`: start and stop of the last Tuesday before today.
let experimentalDateBoundariesTuesday = Builtin(
  package: "experimental/date/boundaries", name: "tuesday",
  signature: "() => {start: time, stop: time}",
  documentation: Documentation(
    "Start and stop of the last Tuesday before today.",
    example: """
      import "experimental/date/boundaries"

      option now = () => 2021-06-09T12:00:00Z

      boundaries.tuesday().start
      """,
    output: "2021-06-08T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      () => {
        days = (date.weekDay(t: now()) - 2 + 6) % 7 + 1
        start = date.sub(d: date.scale(d: 1d, n: days), from: today())

        return {start: start, stop: date.add(d: 1d, to: start)}
      }
      """, imports: ["date"]))
