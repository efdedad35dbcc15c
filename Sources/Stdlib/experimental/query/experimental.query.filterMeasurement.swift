import Interpreter

/// The built-in `query.filterMeasurement`: the rows of one measurement.
let experimentalQueryFilterMeasurement = Builtin(
  package: "experimental/query", name: "filterMeasurement",
  signature: """
    (<-table: stream[{A with _measurement: string}], measurement: string) => \
    stream[{A with _measurement: string}]
    """,
  documentation: Documentation(
    "The rows of one measurement.",
    parameters: [
      ("table", "The input, usually piped in."),
      ("measurement", "The name of the measurement."),
    ],
    example: """
      import "experimental/query"

      query.fromRange(bucket: "grid", start: 2023-12-28T00:00:00Z, stop: 2023-12-29T00:00:00Z)
        |> query.filterMeasurement(measurement: "demand")
        |> count()
      """,
    output: """
      _start,_stop,_field,_measurement,_value
      2023-12-28T00:00:00Z,2023-12-29T00:00:00Z,ND,demand,48
      2023-12-28T00:00:00Z,2023-12-29T00:00:00Z,TSD,demand,48
      """),
  body: .flux(
    source: """
      (table=<-, measurement) => table |> filter(fn: (r) => r._measurement == measurement)
      """, imports: []))
