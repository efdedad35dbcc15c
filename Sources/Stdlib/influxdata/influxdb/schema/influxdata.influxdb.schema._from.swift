import Interpreter

/// The built-in `schema._from`: where the functions of the package read buckets.
let influxdataInfluxdbSchemaPrivateFrom = Builtin(
  package: "influxdata/influxdb/schema", name: "_from",
  signature: """
    (?bucket: string, ?bucketID: string, ?host: string, ?org: string, ?orgID: string, ?token: \
    string) => stream[{A with _field: string, _measurement: string, _time: time, _value: B}]
    """,
  documentation: Documentation(
    "An option: where the functions of the package read buckets.",
    parameters: [
      ("bucket", "The name of the bucket."),
      ("bucketID", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("org", "Accepted and ignored."),
      ("orgID", "Accepted and ignored."),
      ("token", "Accepted and ignored."),
    ],
    example: """
      import "array"
      import "influxdata/influxdb/schema"

      option schema._from = (bucket) =>
        array.from(
          rows: [{_time: 2023-12-31T00:00:00Z, _measurement: bucket, _field: "f", _value: 1.0}],
        )

      schema.measurements(bucket: "grid")
      """,
    output: """
      _value
      grid
      """),
  isOption: true,
  body: .flux(source: "from", imports: []))
