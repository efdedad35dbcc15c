import Interpreter

/// The built-in `today`: the start of the current day.
let universeToday = Builtin(
  package: "universe", name: "today",
  signature: "() => time",
  documentation: Documentation(
    "The start of the current day.",
    example: """
      option now = () => 2021-06-07T12:30:00Z

      today()
      """,
    output: "2021-06-07T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      () => date.truncate(t: now(), unit: 1d)
      """, imports: ["date"]))
