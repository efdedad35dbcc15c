import Interpreter

/// The built-in `promql.linearRegression`: the slope a second of the line through the values,
/// or the value that it reaches.
let internalPromqlLinearRegression = Builtin(
  package: "internal/promql", name: "linearRegression",
  signature: """
    (<-tables: stream[{A with _time: time, _stop: time, _value: float}], ?predict: \
    bool, ?fromNow: float) => stream[{B with _value: float}]
    """,
  documentation: Documentation(
    "The slope a second of the line through the values, or the value that it reaches.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("predict", "Give a value of the line instead of its slope."),
      ("fromNow", "How many seconds after the stop of the range that value lies."),
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> promql.linearRegression(predict: true, fromNow: 60.0)
      """,
    output: """
      _start,_stop,tag,_value
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,24.12342857142857
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,-1.3653333333333055
      """),
  body: .function { call in
    let predicts = try call.bool("predict", default: false)
    let distance = try call.float("fromNow", default: 0)
    return try call.sampleStep(time: "_time", needsBounds: true) { samples in
      guard samples.values.count >= 2, let first = samples.times.first else { return nil }
      let origin = predicts ? samples.stop : first
      let n = Double(samples.values.count)
      var (sumX, sumY, sumXY, sumXX) = (0.0, 0.0, 0.0, 0.0)
      for (time, y) in zip(samples.times, samples.values) {
        let x = Double(time &- origin) / 1e9
        sumX += x
        sumY += y
        sumXY += x * y
        sumXX += x * x
      }
      let slope = (sumXY - sumX * sumY / n) / (sumXX - sumX * sumX / n)
      return predicts ? slope * distance + (sumY / n - slope * sumX / n) : slope
    }
  })
