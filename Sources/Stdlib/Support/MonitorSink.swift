import Interpreter

/// A member of `monitor` that keeps rows: an option, as they go to the store unless it is set.
func monitorSink(_ name: String, keeps rows: String) -> Builtin {
  Builtin(
    package: "influxdata/influxdb/monitor", name: name,
    signature: "(<-tables: stream[A]) => stream[A] where A: Record",
    documentation: Documentation(
      "Keeps \(rows); an option, as rows go to the store unless it is set.",
      parameters: [("tables", "The input, usually piped in.")],
      example: """
        import "array"
        import "influxdata/influxdb/monitor"

        option monitor.\(name) = (tables=<-) => tables |> limit(n: 1)

        array.from(rows: [{_level: "ok"}, {_level: "crit"}])
          |> monitor.\(name)()
        """,
      output: """
        _level
        ok
        """),
    isOption: true,
    isPure: false,
    body: .flux(
      source: "(tables=<-) => tables |> experimental.to(bucket: bucket)",
      imports: ["experimental"]))
}
