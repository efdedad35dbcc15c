import Interpreter

/// The built-in `monitor.notify`: sends each row through an endpoint and keeps it as a
/// notification.
let influxdataInfluxdbMonitorNotify = Builtin(
  package: "influxdata/influxdb/monitor", name: "notify",
  signature: """
    (<-tables: stream[A], endpoint: (<-: stream[B]) => stream[C], data: D) => \
    stream[E] where A: Record, B: Record, C: Record, D: Record, E: Record
    """,
  documentation: Documentation(
    "Sends each row through an endpoint and keeps it as a notification.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("endpoint", "Sends rows and says in `_sent` whether that went well."),
      ("data", "What each notification tells besides its row."),
    ],
    example: """
      import "array"
      import "influxdata/influxdb/monitor"

      option now = () => 2021-06-07T02:00:00Z
      option monitor.log = (tables=<-) => tables

      print = (tables=<-) => tables |> map(fn: (r) => ({r with _sent: "true"}))

      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _level: "crit"}])
        |> monitor.notify(endpoint: print, data: {_notification_rule_name: "output"})
      """,
    output: """
      _level,_measurement,_notification_rule_name,_status_timestamp,_time,_sent
      crit,notifications,output,1623024000000000000,2021-06-07T02:00:00Z,true
      """),
  isPure: false,
  body: .flux(
    source: """
      (tables=<-, endpoint, data) => tables
        |> experimental.set(o: data)
        |> experimental.group(mode: "extend", columns: experimental.objectKeys(o: data))
        |> map(fn: (r) => ({r with _measurement: "notifications", _status_timestamp: int(v: r._time), _time: now()}))
        |> endpoint()
        |> experimental.group(mode: "extend", columns: ["_sent"])
        |> log()
      """, imports: ["experimental"]))
