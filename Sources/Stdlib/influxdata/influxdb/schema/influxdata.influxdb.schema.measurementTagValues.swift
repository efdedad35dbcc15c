import Interpreter

/// The built-in `schema.measurementTagValues`: the different values of a tag of a measurement.
let influxdataInfluxdbSchemaMeasurementTagValues = Builtin(
  package: "influxdata/influxdb/schema", name: "measurementTagValues",
  signature: """
    (bucket: string, measurement: string, tag: string, ?start: A, ?stop: B) => \
    stream[C] where C: Record
    """,
  documentation: Documentation(
    "The different values of a tag of a measurement.",
    parameters: [
      ("bucket", "The bucket."),
      ("measurement", "The measurement."),
      ("tag", "The tag."),
      ("start", "The start; -30d if left out."),
      ("stop", "The stop; now if left out."),
    ],
    example: """
      import "influxdata/influxdb/schema"

      schema.measurementTagValues(bucket: "grid", measurement: "meter", tag: "id")
      """,
    output: """
      _value
      m1
      m2
      m3
      """),
  body: .flux(
    source: """
      (bucket, measurement, tag, start=-30d, stop=now()) =>
        schema.tagValues(bucket: bucket, tag: tag, predicate: (r) => r._measurement == measurement, start: start, stop: stop)
      """, imports: ["influxdata/influxdb/schema"]))
