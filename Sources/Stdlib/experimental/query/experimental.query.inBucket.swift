import Interpreter

/// The built-in `query.inBucket`: the rows of a bucket by range, measurement, fields and test.
let experimentalQueryInBucket = Builtin(
  package: "experimental/query", name: "inBucket",
  signature: """
    (bucket: string, measurement: string, start: A, ?stop: B, ?fields: [string], \
    ?predicate: (r: {C with _measurement: string, _field: string, _time: time, \
    _value: D}) => bool) => stream[{C with _measurement: string, _field: string, \
    _time: time, _value: D, _start: time, _stop: time}]
    """,
  documentation: Documentation(
    "The rows of a bucket by range, measurement, fields and test.",
    parameters: [
      ("bucket", "The name of the bucket."),
      ("measurement", "The name of the measurement."),
      ("start", "The first time."),
      ("stop", "The time after the last; now if left out."),
      ("fields", "The names of the fields; all if left out."),
      ("predicate", "Which rows."),
    ],
    example: """
      import "experimental/query"

      query.inBucket(
        bucket: "grid", measurement: "meter", start: 2023-12-28T00:00:00Z, stop: 2023-12-29T00:00:00Z,
        fields: ["kwh"], predicate: (r) => r.id == "m2",
      )
        |> sum()
      """,
    output: """
      _start,_stop,_field,_measurement,id,_value
      2023-12-28T00:00:00Z,2023-12-29T00:00:00Z,kwh,meter,m2,35.5
      """),
  isPure: false,
  body: .flux(
    source: """
      (bucket, measurement, start, stop=now(), fields=[], predicate=(r) => true) =>
        fromRange(bucket: bucket, start: start, stop: stop)
          |> filterMeasurement(measurement: measurement)
          |> filter(fn: predicate)
          |> filterFields(fields: fields)
      """, imports: []))
