import Interpreter

/// The built-in `now`: the time of the query; it stays the same while the query runs.
let universeNow = Builtin(
  package: "universe", name: "now",
  signature: "() => time",
  documentation: Documentation(
    "The time of the query; it stays the same while the query runs.",
    example: """
      option now = () => 2021-06-07T00:00:00Z

      now()
      """,
    output: "2021-06-07T00:00:00.000000000Z"),
  isOption: true,
  isPure: false,
  body: .function { call in
    .time(call.evaluation.nowNanoseconds)
  })
