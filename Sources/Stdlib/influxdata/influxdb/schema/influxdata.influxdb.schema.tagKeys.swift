import Interpreter

/// The built-in `schema.tagKeys`: the different tags.
let influxdataInfluxdbSchemaTagKeys = Builtin(
  package: "influxdata/influxdb/schema", name: "tagKeys",
  signature: """
    (bucket: string, ?predicate: (r: {A with _time: time, _measurement: string, \
    _field: string}) => bool, ?start: B, ?stop: C) => stream[D] where A: Record, D: \
    Record
    """,
  documentation: Documentation(
    "The different tags.",
    parameters: [
      ("bucket", "The bucket."),
      ("predicate", "A test of rows `r`."),
      ("start", "The start; -30d if left out."),
      ("stop", "The stop; now if left out."),
    ],
    example: """
      import "influxdata/influxdb/schema"

      schema.tagKeys(bucket: "grid")
      """,
    output: """
      _value
      _start
      _stop
      _field
      _measurement
      id
      """),
  body: .flux(
    source: """
      (bucket, predicate=(r) => true, start=-30d, stop=now()) => _from(bucket: bucket)
        |> range(start: start, stop: stop)
        |> filter(fn: predicate)
        |> keys()
        |> keep(columns: ["_value"])
        |> distinct()
      """, imports: []))
