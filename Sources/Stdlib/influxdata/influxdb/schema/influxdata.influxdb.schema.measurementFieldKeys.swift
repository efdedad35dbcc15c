import Interpreter

/// The built-in `schema.measurementFieldKeys`: the different fields of a measurement.
let influxdataInfluxdbSchemaMeasurementFieldKeys = Builtin(
  package: "influxdata/influxdb/schema", name: "measurementFieldKeys",
  signature: """
    (bucket: string, measurement: string, ?start: A, ?stop: B) => stream[C] where C: \
    Record
    """,
  documentation: Documentation(
    "The different fields of a measurement.",
    parameters: [
      ("bucket", "The bucket."),
      ("measurement", "The measurement."),
      ("start", "The start; -30d if left out."),
      ("stop", "The stop; now if left out."),
    ],
    example: """
      import "influxdata/influxdb/schema"

      schema.measurementFieldKeys(bucket: "grid", measurement: "demand")
      """,
    output: """
      _value
      ND
      TSD
      """),
  body: .flux(
    source: """
      (bucket, measurement, start=-30d, stop=now()) =>
        schema.fieldKeys(bucket: bucket, predicate: (r) => r._measurement == measurement, start: start, stop: stop)
      """, imports: ["influxdata/influxdb/schema"]))
