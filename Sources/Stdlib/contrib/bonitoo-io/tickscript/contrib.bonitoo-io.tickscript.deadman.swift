import Interpreter

/// The built-in `tickscript.deadman`: tells by a status whether a measurement has had few rows
/// or none.
let contribBonitooIoTickscriptDeadman = Builtin(
  package: "contrib/bonitoo-io/tickscript", name: "deadman",
  signature: """
    (<-tables: stream[A], check: {B with _check_id: string, _check_name: string, \
    _type: string, tags: C}, measurement: string, ?threshold: int, ?id: (r: D) => \
    string, ?message: (r: D) => string, ?topic: string) => stream[E] where A: \
    Record, C: Record, D: Record, E: Record
    """,
  documentation: Documentation(
    "Tells by a status whether a measurement has had few rows or none.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("check", "The check, from `defineCheck`."),
      ("measurement", "The measurement that should have rows."),
      ("threshold", "The number of rows that is still too few; 0 if left out."),
      ("id", "Gives the id of a row."),
      ("message", "Gives the message of a row."),
      ("topic", "A topic that the status belongs to."),
    ],
    example: """
      import "array"
      import "contrib/bonitoo-io/tickscript"
      import "influxdata/influxdb/monitor"

      option now = () => 2021-06-07T02:00:00Z
      option monitor.write = (tables=<-) => tables

      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _measurement: "plant", mw: 95.0}])
        |> group(columns: ["_measurement"])
        |> tickscript.deadman(
          check: tickscript.defineCheck(id: "1", name: "output"), measurement: "plant", threshold: 3,
        )
        |> keep(columns: ["_level", "_message", "dead"])
      """,
    output: """
      _level,_message,dead
      crit,Deadman Check: output is: dead,true
      """),
  isPure: false,
  body: .flux(
    source: """
      (
        tables=<-,
        check,
        measurement,
        threshold=0,
        id=(r) => "${r._check_id}",
        message=(r) => "Deadman Check: ${r._check_name} is: " + (if r.dead then "dead" else "alive"),
        topic="",
      ) => {
        marker =
          array.from(rows: [{_time: 2000-01-01T00:00:00Z, _measurement: measurement}])
            |> group(columns: ["_measurement"])
        found =
          union(tables: [marker, tables |> keep(columns: ["_measurement", "_time"])])
            |> duplicate(column: "_measurement", as: "__rows")
            |> count(column: "__rows")
            |> findColumn(fn: (key) => key._measurement == measurement, column: "__rows")
        seen = if found[0] == 1 then marker |> limit(n: 0) else tables

        return
          seen
            |> duplicate(column: "_measurement", as: "__rows")
            |> count(column: "__rows")
            |> map(fn: (r) => ({r with _time: now(), dead: r.__rows <= threshold}))
            |> drop(columns: ["__rows"])
            |> alert(check: check, id: id, message: message, crit: (r) => r.dead, topic: topic)
      }
      """, imports: ["array"]))
