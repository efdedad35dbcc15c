import Interpreter

/// The built-in `prometheus.histogramQuantile`: a quantile of histograms that were scraped from
/// Prometheus.
let experimentalPrometheusHistogramQuantile = Builtin(
  package: "experimental/prometheus", name: "histogramQuantile",
  signature: """
    (<-tables: stream[A], quantile: float, ?metricVersion: int, ?onNonmonotonic: \
    string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "A quantile of histograms that were scraped from Prometheus.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("quantile", "The share, from 0.0 to 1.0."),
      ("metricVersion", "How the metrics were stored: 1 or 2."),
      ("onNonmonotonic", "`error`, `force` or `drop` for counts that fall."),
    ],
    example: """
      import "array"
      import "experimental/prometheus"

      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _field: "h", le: "1", _value: 1.0}, {_time: 2021-06-07T00:00:00Z, _field: "h", le: "+Inf", _value: 2.0}])
        |> group(columns: ["_field"])
        |> prometheus.histogramQuantile(quantile: 0.5)
      """,
    output: """
      _time,_field,_value,quantile
      2021-06-07T00:00:00Z,h,1,0.5
      """),
  body: .flux(
    source: """
      (tables=<-, quantile, metricVersion=2, onNonmonotonic="error") => {
        version2 = () => tables
          |> group(mode: "except", columns: ["le", "_value"])
          |> map(fn: (r) => ({r with le: float(v: r.le)}))
          |> universe.histogramQuantile(quantile: quantile, onNonmonotonic: onNonmonotonic)
          |> group(mode: "except", columns: ["le", "_value", "_time"])
          |> set(key: "quantile", value: string(v: quantile))
          |> experimental.group(columns: ["quantile"], mode: "extend")
        version1 = () => tables
          |> filter(fn: (r) => r._field != "sum" and r._field != "count")
          |> map(fn: (r) => ({r with le: float(v: r._field)}))
          |> group(mode: "except", columns: ["le", "_value", "_field"])
          |> universe.histogramQuantile(quantile: quantile, onNonmonotonic: onNonmonotonic)
          |> group(mode: "except", columns: ["le", "_value", "_time"])
          |> set(key: "quantile", value: string(v: quantile))
          |> experimental.group(columns: ["quantile"], mode: "extend")

        return if metricVersion == 2 then version2() else if metricVersion == 1 then version1() else die(msg: "metricVersion must be 1 or 2")
      }
      """, imports: ["experimental", "universe"]))
