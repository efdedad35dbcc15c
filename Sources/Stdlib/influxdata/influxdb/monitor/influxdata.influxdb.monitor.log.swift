import Interpreter

/// The built-in `monitor.log`: keeps notifications; an option, as rows go to the store unless
/// it is set.
let influxdataInfluxdbMonitorLog = Builtin(
  package: "influxdata/influxdb/monitor", name: "log",
  signature: "(<-tables: stream[A]) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "Keeps notifications; an option, as rows go to the store unless it is set.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "array"
      import "influxdata/influxdb/monitor"

      option monitor.log = (tables=<-) => tables |> limit(n: 1)

      array.from(rows: [{_level: "ok"}, {_level: "crit"}])
        |> monitor.log()
      """,
    output: """
      _level
      ok
      """),
  isOption: true,
  isPure: false,
  body: .flux(
    source: """
      (tables=<-) => tables |> experimental.to(bucket: bucket)
      """, imports: ["experimental"]))
