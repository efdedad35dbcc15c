import Columnar
import Interpreter

/// More forecasts than anyone reads, and few enough for memory.
private let holtWintersHorizonMax = 10_000_000

/// The built-in `holtWinters`: forecasts values by their level, trend and seasons.
let universeHoltWinters = Builtin(
  package: "universe", name: "holtWinters",
  signature: """
    (<-tables: stream[A], n: int, interval: duration, ?withFit: bool, ?column: \
    string, ?timeColumn: string, ?seasonality: int, ?withMinSSE: bool) => stream[B] \
    where A: Record, B: Record
    """,
  documentation: Documentation(
    "Forecasts values by their level, trend and seasons.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many values to forecast."),
      ("interval", "The distance of values."),
      ("withFit", "Give the fitted values of the past too."),
      ("column", "The column to work on; `_value` if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("seasonality", "How many values a season has; 0 for none."),
      ("withMinSSE", "Add a column `minSSE` with the squared error of the fit."),
    ],
    example: """
      import "sampledata"

      sampledata.int()
        |> holtWinters(n: 3, interval: 10s)
      """,
    output: """
      tag,_time,_value
      t1,2021-01-01T00:01:00Z,10.955056783457671
      t1,2021-01-01T00:01:10Z,10.929416756584807
      t1,2021-01-01T00:01:20Z,10.913930733843678
      t2,2021-01-01T00:01:00Z,6.791274364986771
      t2,2021-01-01T00:01:10Z,6.791274496071822
      t2,2021-01-01T00:01:20Z,6.791274497934493
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    let timeLabel = try call.string("timeColumn", default: "_time")
    let length = try call.duration("interval")
    let interval = wholeNanoseconds(length)
    if interval <= 0 {
      throw call.invalidLength("interval must be greater than 0", "interval", length)
    }
    let horizon = Int(clamping: try call.int("n"))
    if horizon > holtWintersHorizonMax {
      throw call.invalid(
        "n must be at most \(holtWintersHorizonMax), but was \(horizon)",
        change: .set("n", to: "\(holtWintersHorizonMax)"))
    }
    let season = Int(clamping: try call.int("seasonality", default: 0))
    let withFit = try call.bool("withFit", default: false)
    let withError = try call.bool("withMinSSE", default: false)
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let times = try step.times(of: batch, timeLabel)
      let column = try step.numbers(of: batch, label, "holtWinters")
      let added = [Field("_time", .time), Field("_value", .float)]
      let schema = try batch.schema.keyThen(
        added + (withError ? [Field("minSSE", .float)] : []), step)
      return try batch.remade(schema, step) { table, append in
        let series = try EvenSeries(batch.rows(ofTable: table), times, column, interval, step)
        let model = HoltWintersModel(
          values: series.values, horizon: horizon, season: season, includesFit: withFit)
        let forecast = try model.forecast(step.context.checkCancellation)
        var time = withFit ? series.start : series.stop &+ interval
        for value in forecast.values {
          let cells: [Scalar] = [.time(time), .float(value)]
          try append(
            batch.key(ofTable: table) + cells + (withError ? [.float(forecast.error)] : []))
          time &+= interval
        }
        return true
      }
    }
  })

/// Values one interval apart: the first of each, nil for a gap; starts with a value.
private struct EvenSeries {
  private static let valuesMax = 10_000_000
  private(set) var values: [Double?] = []
  /// Times of the first and the last value, ns.
  private(set) var start: Int64 = 0
  private(set) var stop: Int64 = 0

  /// Errors: `X0101` for values that are not finite, and for gaps too long to fill.
  init(
    _ rows: Range<Int>, _ times: WordColumn, _ column: WordColumn, _ interval: Int64,
    _ step: StepContext
  ) throws {
    var bucket: Int64 = 0
    for row in rows where !times.isNull(row) {
      let value = column.number(row)
      if let value, !value.isFinite { throw step.failure("NaN/Inf in input") }
      if values.isEmpty, value == nil { continue }
      let rounded = nearest(times.int(row), interval)
      if values.isEmpty {
        (start, bucket) = (times.int(row), rounded)
      } else {
        if rounded <= bucket { continue }
        let gap = (rounded &- bucket &- 1) / interval
        guard gap >= 0, gap < Int64(Self.valuesMax - values.count) else {
          throw step.failure("holtWinters has more than \(Self.valuesMax) intervals to look at")
        }
        for _ in 0..<gap { values.append(nil) }
        bucket &+= interval &* (gap + 1)
        stop = times.int(row)
      }
      values.append(value)
    }
  }
}

/// The multiple of the interval that is nearest, the later one of two.
private func nearest(_ time: Int64, _ interval: Int64) -> Int64 {
  let rest = floorModulo(time, interval)
  return rest < interval - rest ? time &- rest : time &+ (interval - rest)
}
