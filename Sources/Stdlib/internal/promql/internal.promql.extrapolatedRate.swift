import Interpreter

/// The built-in `promql.extrapolatedRate`: by how much the value grows over the whole range,
/// the ends drawn out to its bounds.
let internalPromqlExtrapolatedRate = Builtin(
  package: "internal/promql", name: "extrapolatedRate",
  signature: """
    (<-tables: stream[{A with _start: time, _stop: time, _time: time, _value: \
    float}], ?isCounter: bool, ?isRate: bool) => stream[{B with _value: float}]
    """,
  documentation: Documentation(
    "By how much the value grows over the whole range, the ends drawn out to its bounds.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("isCounter", "A fall of the value is a new start from zero."),
      ("isRate", "Give the growth a second."),
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> promql.extrapolatedRate(isCounter: false, isRate: true)
      """,
    output: """
      _start,_stop,tag,_value
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,0.13219999999999998
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,-0.3598
      """),
  body: .function { call in
    let isCounter = try call.bool("isCounter", default: false)
    let isRate = try call.bool("isRate", default: false)
    return try call.sampleStep(time: "_time", needsBounds: true) { samples in
      extrapolatedGrowth(samples, isCounter: isCounter).map {
        isRate ? $0 / (Double(samples.stop &- samples.start) / 1e9) : $0
      }
    }
  })

/// nil below two samples. The ends are drawn out to the bounds where these are about as near as
/// samples are to each other, else by half of that distance; a counter not below zero.
/// Source: Prometheus, rate() and increase().
private func extrapolatedGrowth(_ samples: PromSamples, isCounter: Bool) -> Double? {
  guard samples.values.count >= 2, let first = samples.values.first, let last = samples.values.last,
    let firstTime = samples.times.first, let lastTime = samples.times.last
  else { return nil }
  var growth = last - first
  if isCounter {
    for (a, b) in zip(samples.values, samples.values.dropFirst()) where b < a { growth += a }
  }
  let sampled = Double(lastTime &- firstTime)
  let distance = sampled / Double(samples.values.count - 1)
  var toStart = Double(firstTime &- samples.start)
  let toStop = Double(samples.stop &- lastTime)
  if isCounter, growth > 0, first >= 0 { toStart = min(toStart, sampled * (first / growth)) }
  let threshold = distance * 1.1
  let whole =
    sampled + (toStart < threshold ? toStart : distance / 2)
    + (toStop < threshold ? toStop : distance / 2)
  return growth * (whole / sampled)
}
