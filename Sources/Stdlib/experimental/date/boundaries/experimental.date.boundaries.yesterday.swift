import Interpreter

/// The built-in `boundaries.yesterday`: start and stop of the day before today.
let experimentalDateBoundariesYesterday = Builtin(
  package: "experimental/date/boundaries", name: "yesterday",
  signature: "() => {start: time, stop: time}",
  documentation: Documentation(
    "Start and stop of the day before today.",
    example: """
      import "experimental/date/boundaries"

      option now = () => 2021-06-09T12:00:00Z

      boundaries.yesterday().start
      """,
    output: "2021-06-08T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      () => ({start: date.sub(d: 1d, from: today()), stop: today()})
      """, imports: ["date"]))
