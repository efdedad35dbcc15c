import Interpreter

/// The built-in `monitor.write`: keeps statuses; an option, as rows go to the store unless it
/// is set.
let influxdataInfluxdbMonitorWrite = Builtin(
  package: "influxdata/influxdb/monitor", name: "write",
  signature: "(<-tables: stream[A]) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "Keeps statuses; an option, as rows go to the store unless it is set.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "array"
      import "influxdata/influxdb/monitor"

      option monitor.write = (tables=<-) => tables |> limit(n: 1)

      array.from(rows: [{_level: "ok"}, {_level: "crit"}])
        |> monitor.write()
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
