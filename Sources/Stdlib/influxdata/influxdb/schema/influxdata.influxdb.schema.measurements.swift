import Interpreter

/// The built-in `schema.measurements`: the different measurements.
let influxdataInfluxdbSchemaMeasurements = Builtin(
  package: "influxdata/influxdb/schema", name: "measurements",
  signature: "(bucket: string, ?start: A, ?stop: B) => stream[C] where C: Record",
  documentation: Documentation(
    "The different measurements.",
    parameters: [
      ("bucket", "The bucket."),
      ("start", "The start; -30d if left out."),
      ("stop", "The stop; now if left out."),
    ],
    example: """
      import "influxdata/influxdb/schema"

      schema.measurements(bucket: "grid")
      """,
    output: """
      _value
      demand
      meter
      """),
  body: .flux(
    source: """
      (bucket, start=-30d, stop=now()) =>
        schema.tagValues(bucket: bucket, tag: "_measurement", start: start, stop: stop)
      """, imports: ["influxdata/influxdb/schema"]))
