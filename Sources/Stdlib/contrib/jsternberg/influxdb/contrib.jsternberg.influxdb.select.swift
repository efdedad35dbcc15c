import Interpreter

/// The built-in `influxdb.select`: the fields of a measurement as columns.
let contribJsternbergInfluxdbSelect = Builtin(
  package: "contrib/jsternberg/influxdb", name: "select",
  signature: """
    (from: string, start: A, ?stop: B, m: string, ?fields: [string], ?org: string, \
    ?host: string, ?token: string, ?where: (r: {C with _measurement: string, _field: \
    string, _time: time, _value: D}) => bool) => stream[E] where E: Record
    """,
  documentation: Documentation(
    "The fields of a measurement as columns.",
    parameters: [
      ("from", "The name of the bucket."),
      ("start", "The first time."),
      ("stop", "The time after the last; now if left out."),
      ("m", "The name of the measurement."),
      ("fields", "The names of the fields; all if left out."),
      ("org", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("token", "Accepted and ignored."),
      ("where", "Which rows."),
    ],
    example: """
      import "contrib/jsternberg/influxdb"

      influxdb.select(
        from: "grid", start: 2023-12-28T00:00:00Z, stop: 2023-12-29T00:00:00Z, m: "demand",
        fields: ["ND"],
      )
        |> limit(n: 2)
      """,
    output: """
      _time,ND
      2023-12-28T00:00:00Z,20000
      2023-12-28T00:30:00Z,20003.7
      """),
  isPure: false,
  body: .flux(
    source: """
      (from, start, stop=now(), m, fields=[], org="", host="", token="", where=(r) => true) => {
        rows =
          influxdb.from(bucket: from, host: host)
            |> range(start: start, stop: stop)
            |> filter(fn: (r) => r._measurement == m)
            |> filter(fn: where)
        chosen =
          if length(arr: fields) == 0 then
            rows
          else
            rows |> filter(fn: (r) => contains(value: r._field, set: fields))

        return chosen |> v1.fieldsAsCols() |> drop(columns: ["_measurement", "_start", "_stop"])
      }
      """, imports: ["influxdata/influxdb", "influxdata/influxdb/v1"]))
