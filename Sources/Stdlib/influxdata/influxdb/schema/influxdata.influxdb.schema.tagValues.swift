import Interpreter

/// The built-in `schema.tagValues`: the different values of a tag.
let influxdataInfluxdbSchemaTagValues = Builtin(
  package: "influxdata/influxdb/schema", name: "tagValues",
  signature: """
    (bucket: string, tag: string, ?predicate: (r: {A with _time: time, _measurement: \
    string, _field: string}) => bool, ?start: B, ?stop: C) => stream[D] where A: \
    Record, D: Record
    """,
  documentation: Documentation(
    "The different values of a tag.",
    parameters: [
      ("bucket", "The bucket."),
      ("tag", "The tag."),
      ("predicate", "A test of rows `r`."),
      ("start", "The start; -30d if left out."),
      ("stop", "The stop; now if left out."),
    ],
    example: """
      import "influxdata/influxdb/schema"

      schema.tagValues(bucket: "grid", tag: "id", predicate: (r) => r._measurement == "meter")
      """,
    output: """
      _value
      m1
      m2
      m3
      """),
  body: .flux(
    source: """
      (bucket, tag, predicate=(r) => true, start=-30d, stop=now()) => _from(bucket: bucket)
        |> range(start: start, stop: stop)
        |> filter(fn: predicate)
        |> keep(columns: [tag])
        |> group()
        |> distinct(column: tag)
      """, imports: []))
