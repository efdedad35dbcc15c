import Interpreter

/// The built-in `influxdb.cardinality`: how many series of a bucket have rows within a range of
/// time.
let influxdataInfluxdbCardinality = Builtin(
  package: "influxdata/influxdb", name: "cardinality",
  signature: """
    (?bucket: string, ?bucketID: string, ?org: string, ?orgID: string, ?host: \
    string, ?token: string, start: A, ?stop: B, ?predicate: (r: {T with \
    _measurement: string, _field: string, _value: S}) => bool) => stream[{_start: \
    time, _stop: time, _value: int}] where A: Timeable, B: Timeable
    """,
  documentation: Documentation(
    "How many series of a bucket have rows within a range of time.",
    parameters: [
      ("bucket", "The name of the bucket."),
      ("bucketID", "The name, too."),
      ("org", "Accepted and ignored."),
      ("orgID", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("token", "Accepted and ignored."),
      ("start", "The first time."),
      ("stop", "The time after the last; now if left out."),
      ("predicate", "Which rows count."),
    ],
    example: """
      import "influxdata/influxdb"

      influxdb.cardinality(bucket: "grid", start: 2023-12-28T00:00:00Z, stop: 2023-12-29T00:00:00Z)
      """,
    output: """
      _start,_stop,_value
      2023-12-28T00:00:00Z,2023-12-29T00:00:00Z,6
      """),
  isPure: false,
  body: .flux(
    source: """
      (bucket="", bucketID="", org="", orgID="", host="", token="", start, stop=now(), predicate=(r) => true) =>
        from(bucket: if bucket == "" then bucketID else bucket, host: host)
          |> range(start: start, stop: stop)
          |> filter(fn: predicate)
          |> limit(n: 1)
          |> duplicate(column: "_field", as: "_value")
          |> group(columns: ["_start", "_stop"])
          |> count()
      """, imports: []))
