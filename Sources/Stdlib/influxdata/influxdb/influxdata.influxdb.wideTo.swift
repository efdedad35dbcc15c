import Interpreter

/// The built-in `influxdb.wideTo`: writes rows whose fields are columns to a bucket of the
/// store and hands them on.
let influxdataInfluxdbWideTo = Builtin(
  package: "influxdata/influxdb", name: "wideTo",
  signature: """
    (<-tables: stream[A], ?bucket: string, ?bucketID: string, ?org: string, ?orgID: \
    string, ?host: string, ?token: string) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Writes rows whose fields are columns to a bucket of the store and hands them on.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("bucket", "The name of the bucket."),
      ("bucketID", "Accepted and ignored."),
      ("org", "Accepted and ignored."),
      ("orgID", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("token", "Accepted and ignored."),
    ],
    example: """
      import "array"
      import "influxdata/influxdb"

      array.from(
        rows: [{_time: 2021-06-07T00:00:00Z, _measurement: "plant", name: "Drax", mw: 310.5, units: 4}],
      )
        |> group(columns: ["_measurement", "name"])
        |> influxdb.wideTo(bucket: "grid")
      """,
    output: """
      _time,_measurement,name,mw,units
      2021-06-07T00:00:00Z,plant,Drax,310.5,4
      """),
  hasSideEffect: true,
  isPure: false,
  body: .function { call in
    guard call.evaluation.context.allowsWrites else {
      throw call.failure(.unavailable, "writing is closed to this script")
    }
    return try call.step(try ToOperation(call, shape: .wide))
  })
