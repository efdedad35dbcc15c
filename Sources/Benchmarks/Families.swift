/// A question for each family of functions, on `hundred`: half-hourly points of 100 meters, a tenth
/// of the rows. Answered by `FamilyPeers.py` too.
///
/// range: the whole of the data.
func families(range: String) -> [Workload] {
  let meters = "from(bucket: \"hundred\") |> range(\(range))"
  return neighbours(meters) + singleRows(meters) + aggregates(meters) + windows(meters)
    + regroupings(meters)
}

/// Rows with their neighbours.
private func neighbours(_ meters: String) -> [Workload] {
  [
    Workload(name: "difference", script: "\(meters) |> difference()"),
    Workload(
      name: "derivative", script: "\(meters) |> derivative(unit: 1s)",
      whySlower: oneThread),
    Workload(name: "cumulative_sum", script: "\(meters) |> cumulativeSum()"),
    Workload(name: "moving_average", script: "\(meters) |> movingAverage(n: 10)"),
    Workload(
      name: "exponential_avg", script: "\(meters) |> exponentialMovingAverage(n: 10)",
      whySlower: oneThread),
    Workload(
      name: "elapsed", script: "\(meters) |> elapsed(unit: 1s)",
      whySlower: oneThread),
    Workload(name: "fill_previous", script: "\(meters) |> fill(usePrevious: true)"),
    Workload(
      name: "state_count", script: "\(meters) |> stateCount(fn: (r) => r._value > 30000.0)",
      whySlower: oneThread),
  ]
}

/// Rows by themselves.
private func singleRows(_ meters: String) -> [Workload] {
  func map(_ record: String, import package: String? = nil) -> String {
    (package.map { "import \"\($0)\"\n" } ?? "") + "\(meters) |> map(fn: (r) => (\(record)))"
  }
  return [
    Workload(
      name: "time_shift", script: "\(meters) |> timeShift(duration: 1h)",
      whySlower: unpacks),
    Workload(
      name: "map_four",
      script: map(
        "{_time: r._time, a: r._value * 2.0, b: r._value + 1.0, c: r._value / 3.0, d: -r._value}"),
      whySlower: "\(unpacks); the rows of all meters become one table"),
    Workload(
      name: "map_if", script: map("{r with _value: if r._value > 30000.0 then 1.0 else 0.0}"),
      whySlower: unpacks),
    Workload(
      name: "map_sqrt", script: map("{r with _value: math.sqrt(x: r._value)}", import: "math"),
      whySlower: unpacks),
    Workload(
      name: "map_upper",
      script: map("{_time: r._time, name: strings.toUpper(v: r.meter)}", import: "strings")),
    Workload(
      name: "map_join_text", script: map("{_time: r._time, name: r.meter + \"/\" + r._field}")),
    Workload(
      name: "map_hour",
      script: map("{_value: r._value, hour: date.hour(t: r._time)}", import: "date"),
      whySlower: "\(unpacks); the rows of all meters become one table"),
    Workload(
      name: "to_int", script: "\(meters) |> toInt()",
      whySlower: unpacks),
    Workload(
      name: "to_string", script: "\(meters) |> toString()",
      whySlower: "the digits are those that upstream prints: the shortest, never an exponent"),
    Workload(
      name: "filter_two",
      script: "\(meters) |> filter(fn: (r) => r._value > 30000.0 and r._value < 40000.0)",
      whySlower: unpacks),
    Workload(
      name: "filter_regexp",
      script: "\(meters) |> filter(fn: (r) => r.meter =~ /_00[0-4]/) |> count()"),
    Workload(
      name: "filter_text",
      script: """
        import "strings"
        \(meters) |> filter(fn: (r) => strings.hasSuffix(v: r.meter, suffix: "7")) |> count()
        """,
      whySlower: "whole meters are kept or not, but the rows of all are unpacked first"),
    Workload(
      name: "hour_selection", script: "\(meters) |> hourSelection(start: 7, stop: 19)",
      whySlower: oneThread),
  ]
}

/// Tables to few rows.
private func aggregates(_ meters: String) -> [Workload] {
  [
    Workload(name: "spread", script: "\(meters) |> spread()"),
    Workload(
      name: "skew", script: "\(meters) |> skew()",
      whySlower: oneThread),
    Workload(
      name: "quantile_90", script: "\(meters) |> quantile(q: 0.9, method: \"exact_mean\")"),
    Workload(
      name: "mode", script: "\(meters) |> toInt() |> mode()",
      whySlower: oneThread),
    Workload(
      name: "distinct", script: "\(meters) |> distinct()",
      whySlower: oneThread),
    Workload(
      name: "histogram",
      script: """
        \(meters) |> histogram(bins: linearBins(start: 0.0, width: 5000.0, count: 14, infinity: true))
        """),
    Workload(name: "top_5", script: "\(meters) |> top(n: 5)"),
    Workload(
      name: "integral", script: "\(meters) |> integral(unit: 1h)",
      whySlower: oneThread),
  ]
}

private func windows(_ meters: String) -> [Workload] {
  [
    Workload(
      name: "window_day_last",
      script: "\(meters) |> aggregateWindow(every: 1d, fn: last, createEmpty: false)",
      whySlower: oneThread),
    Workload(
      name: "window_day_median",
      script: "\(meters) |> aggregateWindow(every: 1d, fn: median, createEmpty: false)",
      whySlower:
        "the median is upstream's t-digest, made for each day; Polars picks the middle value"),
    Workload(
      name: "window_sliding",
      script: "\(meters) |> window(every: 1d, period: 2d) |> mean()",
      whySlower:
        "each row goes into the tables of two windows, which then come in the order of their keys"),
    Workload(
      name: "window_month",
      script: "\(meters) |> aggregateWindow(every: 1mo, fn: sum, createEmpty: false)"),
  ]
}

/// Tables to other tables.
private func regroupings(_ meters: String) -> [Workload] {
  [
    Workload(
      name: "group_hour",
      script: """
        import "date"
        \(meters)
          |> map(fn: (r) => ({_value: r._value, hour: date.hour(t: r._time)}))
          |> group(columns: ["hour"]) |> mean()
        """,
      whySlower:
        "rows are brought together by hour before they are averaged, as tables; Polars only adds up"
    ),
    Workload(
      name: "group_time", script: "\(meters) |> group(columns: [\"_time\"]) |> sum()",
      whySlower:
        "rows are brought together by time before they are added up, as tables; Polars only adds up"
    ),
    Workload(
      name: "sort_all",
      script: "\(meters) |> group() |> sort(columns: [\"_value\", \"_time\"])",
      whySlower: "rows that tie come as upstream has them: a heap merges the pieces of all meters"),
    Workload(
      name: "pivot_meters",
      script: """
        \(meters) |> group()
          |> pivot(rowKey: ["_time"], columnKey: ["meter"], valueColumn: "_value")
        """),
    Workload(
      name: "join_time",
      script: """
        a = \(meters) |> filter(fn: (r) => r.meter < "meter_0050")
        b = \(meters) |> filter(fn: (r) => r.meter == "meter_0060") |> group(columns: [])
        join(tables: {a: a |> group(), b: b}, on: ["_time"])
          |> map(fn: (r) => ({_value: r._value_a - r._value_b})) |> sum()
        """,
      whySlower:
        "rows that tie come as upstream's unstable sort leaves them, so each side is sorted"),
    Workload(
      name: "union",
      script: """
        a = \(meters) |> filter(fn: (r) => r.meter < "meter_0050")
        b = \(meters) |> filter(fn: (r) => r.meter >= "meter_0050")
        union(tables: [a, b]) |> group() |> count()
        """,
      whySlower: "\(unpacks); Polars counts two frames without looking at their rows"),
  ]
}
