import Interpreter

/// The built-in `promql.instantRate`: the difference of the last two values.
let internalPromqlInstantRate = Builtin(
  package: "internal/promql", name: "instantRate",
  signature: """
    (<-tables: stream[{A with _time: time, _value: float}], ?isRate: bool) => \
    stream[{B with _value: float}]
    """,
  documentation: Documentation(
    "The difference of the last two values.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("isRate", "Give the growth a second of a counter."),
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> promql.instantRate(isRate: false)
      """,
    output: """
      tag,_value
      t1,-10.8
      t2,-12
      """),
  body: .function { call in
    let isRate = try call.bool("isRate", default: false)
    return try call.sampleStep(time: "_time") { samples in
      let (values, times) = (samples.values.suffix(2), samples.times.suffix(2))
      guard values.count == 2, let previous = values.first, let last = values.last,
        let from = times.first, let to = times.last, from != to
      else { return nil }
      let growth = isRate && last < previous ? last : last - previous
      return isRate ? growth / (Double(to &- from) / 1e9) : growth
    }
  })
