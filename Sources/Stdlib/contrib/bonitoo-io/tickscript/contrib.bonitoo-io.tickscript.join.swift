import Interpreter

/// The built-in `tickscript.join`: joins two streams and gives the result a measurement.
let contribBonitooIoTickscriptJoin = Builtin(
  package: "contrib/bonitoo-io/tickscript", name: "join",
  signature: """
    (tables: A, ?on: [string], measurement: string) => stream[B] where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "Joins two streams and gives the result a measurement.",
    parameters: [
      ("tables", "A record of the two streams."),
      ("on", "The columns that must agree; `_time` if left out."),
      ("measurement", "The measurement of the result."),
    ],
    example: """
      import "array"
      import "contrib/bonitoo-io/tickscript"

      a = array.from(rows: [{_time: 2021-06-07T00:00:00Z, mw: 310.0}])
      b = array.from(rows: [{_time: 2021-06-07T00:00:00Z, limit: 400.0}])

      tickscript.join(tables: {a: a, b: b}, measurement: "plant")
      """,
    output: """
      _measurement,_time,limit,mw
      plant,2021-06-07T00:00:00Z,400,310
      """),
  body: .flux(
    source: """
      (tables, on=["_time"], measurement) => join(tables: tables, on: on)
        |> map(fn: (r) => ({r with _measurement: measurement}))
        |> experimental.group(mode: "extend", columns: ["_measurement"])
      """, imports: ["experimental"]))
