import Interpreter

/// The built-in `anomalydetection.mad`: marks the values that lie far from the median of their
/// instant, in units of the median distance.
let contribAnaisdgAnomalydetectionMad = Builtin(
  package: "contrib/anaisdg/anomalydetection", name: "mad",
  signature: """
    (<-table: stream[A], ?threshold: C) => stream[B] \
    where A: Record, B: Record, C: Comparable
    """,
  documentation: Documentation(
    "Marks the values that lie far from the median of their instant, in units of the median distance.",
    parameters: [
      ("table", "The input, usually piped in."),
      ("threshold", "The distance from which on a value is an anomaly; 3 if left out."),
    ],
    example: """
      import "array"
      import "contrib/anaisdg/anomalydetection"

      array.from(
        rows: [
          {_time: 2021-06-07T00:00:00Z, meter: "a", _value: 10.0},
          {_time: 2021-06-07T00:00:00Z, meter: "b", _value: 11.0},
          {_time: 2021-06-07T00:00:00Z, meter: "c", _value: 12.0},
          {_time: 2021-06-07T00:00:00Z, meter: "d", _value: 80.0},
        ],
      )
        |> anomalydetection.mad()
        |> keep(columns: ["meter", "_value", "level"])
      """,
    output: """
      _value,level,meter
      1.5,normal,a
      0.5,normal,b
      0.5,normal,c
      68.5,anomaly,d
      """),
  body: .flux(
    source: """
      (table=<-, threshold=3.0) => {
        data = table |> group(columns: ["_time"])
        distances =
          join(tables: {data: data, med: data |> median()}, on: ["_time"])
            |> map(fn: (r) => ({r with _value: math.abs(x: r._value_data - r._value_med)}))
            |> drop(columns: ["_start", "_stop", "_value_med", "_value_data"])
        typical =
          distances
            |> median()
            |> map(fn: (r) => ({r with MAD: 1.4826 * r._value}))
            |> filter(fn: (r) => r.MAD > 0.0)

        return
          join(tables: {diff: distances, diff_med: typical}, on: ["_time"])
            |> map(fn: (r) => ({r with _value: r._value_diff / r._value_diff_med}))
            |> map(fn: (r) => ({r with level: if r._value >= threshold then "anomaly" else "normal"}))
      }
      """, imports: ["math"]))
