/// One row of the table: the same question in Flux as the peers answer in SQL or expressions.
struct Workload {
  /// The peers' name for it, so that the rows meet.
  let name: String
  let script: String
  /// Printed beside the row where a peer is faster.
  var whySlower: String?
}

/// Why plain work over all rows takes longer here.
let unpacks = "each run unpacks the values from the store; Polars has them as plain memory"

/// Why a step over whole tables may.
let oneThread = "one thread does this step; Polars spreads the meters over all"

/// The questions. `one` is a series of one-minute points, `many` half-hourly points of 1,000 meters.
/// range: the whole of the data, as Flux asks for bounds.
func workloads(range: String) -> [Workload] {
  let one = "from(bucket: \"one\") |> range(\(range))"
  let many = "from(bucket: \"many\") |> range(\(range))"
  return meansAndWindows(one) + wholeSeries(one) + manySeries(many) + lambdas(one)
}

private func meansAndWindows(_ one: String) -> [Workload] {
  [
    Workload(
      name: "mean_all", script: "\(one) |> mean()",
      whySlower: unpacks),
    Workload(
      name: "mean_year",
      script: """
        from(bucket: "one")
          |> range(start: 2005-01-01T00:00:00Z, stop: 2006-01-01T00:00:00Z) |> mean()
        """,
      whySlower: unpacks),
    Workload(
      name: "window_1h",
      script: "\(one) |> aggregateWindow(every: 1h, fn: mean, createEmpty: false)",
      whySlower: unpacks),
    Workload(
      name: "window_1d_max",
      script: "\(one) |> aggregateWindow(every: 1d, fn: max, createEmpty: false)",
      whySlower: unpacks),
    Workload(
      name: "window_1d_local",
      script: """
        import "timezone"
        option location = timezone.location(name: "Europe/London")
        \(one) |> aggregateWindow(every: 1d, fn: mean, createEmpty: false)
        """,
      whySlower: unpacks),
  ]
}

private func wholeSeries(_ one: String) -> [Workload] {
  [
    Workload(
      name: "filter_value", script: "\(one) |> filter(fn: (r) => r._value > 50000.0) |> count()",
      whySlower: unpacks),
    Workload(
      name: "map_sum",
      script: "\(one) |> map(fn: (r) => ({r with _value: r._value * 0.001 + 5.0})) |> sum()",
      whySlower: unpacks),
    Workload(name: "median_exact", script: "\(one) |> median(method: \"exact_mean\")"),
    Workload(
      name: "median_approx", script: "\(one) |> median()",
      whySlower: "the digest merges its centroids step by step as upstream's does, on one thread"),
    Workload(
      name: "stddev", script: "\(one) |> stddev()",
      whySlower:
        "values are added one after another in the order of rows, as upstream adds them; \(unpacks)"
    ),
    Workload(
      name: "top10", script: "\(one) |> sort(desc: true) |> limit(n: 10)",
      whySlower:
        "every value is unpacked and looked at; DuckDB leaves out blocks that hold nothing greater"),
    Workload(
      name: "sort_value", script: "\(one) |> sort()",
      whySlower:
        "one thread sorts all rows at once, a byte of the key at a time; the peers use both"),
  ]
}

private func manySeries(_ many: String) -> [Workload] {
  [
    Workload(
      name: "group_meter", script: "\(many) |> group(columns: [\"meter\"]) |> mean()",
      whySlower: unpacks),
    Workload(
      name: "meter_day",
      script: "\(many) |> aggregateWindow(every: 1d, fn: sum, createEmpty: false)"),
    Workload(
      name: "one_meter",
      script: "\(many) |> filter(fn: (r) => r.meter == \"meter_0500\") |> mean()"),
    Workload(name: "last_per_meter", script: "\(many) |> last()"),
  ]
}

private func lambdas(_ one: String) -> [Workload] {
  [
    Workload(
      name: "fold_1M",
      script: """
        \(one) |> limit(n: 1000000) |> reduce(
          fn: (r, accumulator) => ({sum: accumulator.sum + r._value, count: accumulator.count + 1.0}),
          identity: {sum: 0.0, count: 0.0})
        """),
    Workload(
      name: "map_lambda_1M",
      script:
        "\(one) |> limit(n: 1000000) |> map(fn: (r) => ({r with _value: r._value * 0.001 + 5.0}))"),
  ]
}
