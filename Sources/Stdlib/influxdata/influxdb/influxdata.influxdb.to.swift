import Interpreter

/// The built-in `influxdb.to`: writes rows to a bucket of the store and hands them on.
let influxdataInfluxdbTo = Builtin(
  package: "influxdata/influxdb", name: "to",
  signature: """
    (<-tables: stream[A], ?bucket: string, ?bucketID: string, ?org: string, ?orgID: \
    string, ?host: string, ?token: string, ?timeColumn: string, ?measurementColumn: \
    string, ?tagColumns: [string], ?fieldFn: (r: A) => B) => stream[A] where A: \
    Record, B: Record
    """,
  documentation: Documentation(
    "Writes rows to a bucket of the store and hands them on.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("bucket", "The name of the bucket."),
      ("bucketID", "Accepted and ignored."),
      ("org", "Accepted and ignored."),
      ("orgID", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("token", "Accepted and ignored."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("measurementColumn", "The column of measurements; `_measurement` if left out."),
      ("tagColumns", "The columns that are tags; all other columns of texts if left out."),
      ("fieldFn", "Gives the fields of a row `r` as a record."),
    ],
    example: """
      import "array"
      import "influxdata/influxdb"

      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5}])
        |> influxdb.to(bucket: "grid")
      """,
    output: """
      _time,_measurement,_field,_value
      2021-06-07T00:00:00Z,m,f,1.5
      """),
  hasSideEffect: true,
  isPure: false,
  body: .function { call in
    guard call.evaluation.context.allowsWrites else {
      throw call.failure(.unavailable, "writing is closed to this script")
    }
    guard call.optional("fieldFn") != nil else {
      return try call.step(try ToOperation(call, shape: .long))
    }
    let shape = ToOperation.Shape.made(try call.function("fieldFn"), call.evaluation)
    return try call.step(try ToOperation(call, shape: shape))
  })
