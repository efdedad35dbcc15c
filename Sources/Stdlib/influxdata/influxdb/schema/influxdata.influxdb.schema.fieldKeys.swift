import Interpreter

/// The built-in `schema.fieldKeys`: the different fields.
let influxdataInfluxdbSchemaFieldKeys = Builtin(
  package: "influxdata/influxdb/schema", name: "fieldKeys",
  signature: """
    (bucket: string, ?predicate: (r: {A with _time: time, _measurement: string, \
    _field: string}) => bool, ?start: B, ?stop: C) => stream[D] where A: Record, D: \
    Record
    """,
  documentation: Documentation(
    "The different fields.",
    parameters: [
      ("bucket", "The bucket."),
      ("predicate", "A test of rows `r`."),
      ("start", "The start; -30d if left out."),
      ("stop", "The stop; now if left out."),
    ],
    example: """
      import "influxdata/influxdb/schema"

      schema.fieldKeys(bucket: "grid")
      """,
    output: """
      _value
      ND
      TSD
      kwh
      state
      """),
  body: .flux(
    source: """
      (bucket, predicate=(r) => true, start=-30d, stop=now()) =>
        schema.tagValues(bucket: bucket, tag: "_field", predicate: predicate, start: start, stop: stop)
      """, imports: ["influxdata/influxdb/schema"]))
