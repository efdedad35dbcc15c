import Interpreter

/// The built-in `schema.measurementTagKeys`: the different tags of a measurement.
let influxdataInfluxdbSchemaMeasurementTagKeys = Builtin(
  package: "influxdata/influxdb/schema", name: "measurementTagKeys",
  signature: """
    (bucket: string, measurement: string, ?start: A, ?stop: B) => stream[C] where C: \
    Record
    """,
  documentation: Documentation(
    "The different tags of a measurement.",
    parameters: [
      ("bucket", "The bucket."),
      ("measurement", "The measurement."),
      ("start", "The start; -30d if left out."),
      ("stop", "The stop; now if left out."),
    ],
    example: """
      import "influxdata/influxdb/schema"

      schema.measurementTagKeys(bucket: "grid", measurement: "meter")
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
      (bucket, measurement, start=-30d, stop=now()) =>
        schema.tagKeys(bucket: bucket, predicate: (r) => r._measurement == measurement, start: start, stop: stop)
      """, imports: ["influxdata/influxdb/schema"]))
