import Interpreter

/// The built-in `sample.alignToNow`: moves all times so that the last one is now.
let influxdataInfluxdbSampleAlignToNow = Builtin(
  package: "influxdata/influxdb/sample", name: "alignToNow",
  signature: """
    (<-tables: stream[{A with _time: time}]) => stream[{A with _time: time}]
    """,
  documentation: Documentation(
    "Moves all times so that the last one is now.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "influxdata/influxdb/sample"
      import "sampledata"

      option now = () => 2022-01-01T00:00:00Z

      sampledata.float()
        |> sample.alignToNow()
        |> tail(n: 1)
      """,
    output: """
      _time,tag,_value
      2022-01-01T00:00:00Z,t1,4.43
      2022-01-01T00:00:00Z,t2,1.86
      """),
  isPure: false,
  body: .flux(
    source: """
      (tables=<-) => {
        last = (tables |> keep(columns: ["_time"]) |> last(column: "_time") |> findRecord(fn: (key) => true, idx: 0))._time

        return tables |> timeShift(duration: duration(v: int(v: now()) - int(v: last)))
      }
      """, imports: []))
