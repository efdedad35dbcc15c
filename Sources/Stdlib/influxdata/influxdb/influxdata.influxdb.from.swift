import Interpreter
import Planning

/// The built-in `influxdb.from`: the series of a bucket of the store.
let influxdataInfluxdbFrom = Builtin(
  package: "influxdata/influxdb", name: "from",
  signature: """
    (?bucket: string, ?bucketID: string, ?org: string, ?orgID: string, ?host: \
    string, ?token: string) => stream[{B with _measurement: string, _field: string, \
    _time: time, _value: A}]
    """,
  documentation: Documentation(
    "The series of a bucket of the store.",
    parameters: [
      ("bucket", "The name of the bucket."),
      ("bucketID", "Accepted and ignored."),
      ("org", "Accepted and ignored."),
      ("orgID", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("token", "Accepted and ignored."),
    ],
    example: """
      import "influxdata/influxdb"

      influxdb.from(bucket: "grid")
        |> range(start: 2023-12-31T22:00:00Z, stop: 2023-12-31T23:00:00Z)
        |> filter(fn: (r) => r._measurement == "demand")
      """,
    output: """
      _start,_stop,_time,_value,_field,_measurement
      2023-12-31T22:00:00Z,2023-12-31T23:00:00Z,2023-12-31T22:00:00Z,20008.8,ND,demand
      2023-12-31T22:00:00Z,2023-12-31T23:00:00Z,2023-12-31T22:30:00Z,20002.4,ND,demand
      2023-12-31T22:00:00Z,2023-12-31T23:00:00Z,2023-12-31T22:00:00Z,20009.9,TSD,demand
      2023-12-31T22:00:00Z,2023-12-31T23:00:00Z,2023-12-31T22:30:00Z,20003.5,TSD,demand
      """),
  isPure: false,
  body: .function { call in
    let database = try call.openDatabase()
    let bucket = try call.bucketName(in: database)
    let source = try database.source(bucket: bucket)
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
