import Columnar
import Interpreter

/// The built-in `promql.holtWinters`: the last value, smoothed twice: by level and by trend.
let internalPromqlHoltWinters = Builtin(
  package: "internal/promql", name: "holtWinters",
  signature: """
    (<-tables: stream[{A with _time: time, _value: float}], ?smoothingFactor: float, \
    ?trendFactor: float) => stream[{B with _value: float}]
    """,
  documentation: Documentation(
    "The last value, smoothed twice: by level and by trend.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("smoothingFactor", "The weight of new values, between 0 and 1."),
      ("trendFactor", "The weight of new trends, between 0 and 1."),
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> promql.holtWinters(smoothingFactor: 0.5, trendFactor: 0.5)
      """,
    output: """
      tag,_value
      t1,15.035859375000001
      t2,4.005624999999999
      """),
  body: .function { call in
    let smoothing = try call.float("smoothingFactor", default: 0)
    let trendFactor = try call.float("trendFactor", default: 0)
    for (name, factor) in [("smoothing", smoothing), ("trend", trendFactor)]
    where !(factor > 0 && factor < 1) {
      throw call.invalid(
        "invalid \(name) factor. Expected: 0 < factor < 1, got: \(formatFloat(factor))")
    }
    return try call.sampleStep(time: "_time") { samples in
      guard samples.values.count >= 2 else { return nil }
      var (before, level) = (0.0, samples.values[0])
      var trend = samples.values[1] - level
      for (index, value) in samples.values.dropFirst().enumerated() {
        if index > 0 { trend = trendFactor * (level - before) + (1 - trendFactor) * trend }
        (before, level) = (level, smoothing * value + (1 - smoothing) * (level + trend))
      }
      return level
    }
  })
