import Interpreter

/// The built-in `geo.ST_LineString`: the rows of each table as one line, in column
/// `st_linestring`.
let experimentalGeoSTLineString = Builtin(
  package: "experimental/geo", name: "ST_LineString",
  signature: """
    (<-tables: stream[{A with lat: float, lon: float}]) => stream[B] where B: Record
    """,
  documentation: Documentation(
    "The rows of each table as one line, in column `st_linestring`.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "array"
      import "experimental/geo"

      trip =
        array.from(
          rows: [
            {_time: 2021-06-07T00:00:00Z, id: "van", lat: 59.91, lon: 10.75, s2_cell_id: "46416e7"},
            {_time: 2021-06-07T00:10:00Z, id: "van", lat: 59.95, lon: 10.8, s2_cell_id: "46416f1"},
            {_time: 2021-06-07T00:20:00Z, id: "van", lat: 60.02, lon: 10.9, s2_cell_id: "464176b"},
          ],
        )
          |> group(columns: ["id"])

      trip
        |> geo.ST_LineString()
      """,
    output: """
      id,st_linestring
      van,"10.75 59.91, 10.8 59.95, 10.9 60.02"
      """),
  body: .flux(
    source: """
      (tables=<-) => tables
        |> reduce(
          identity: {__linestring: "", __count: 0},
          fn: (r, accumulator) => ({
            __linestring: accumulator.__linestring + (if accumulator.__count > 0 then ", " else "") + string(v: r.lon) + " " + string(v: r.lat),
            __count: accumulator.__count + 1,
          }),
        )
        |> drop(columns: ["__count"])
        |> rename(columns: {__linestring: "st_linestring"})
      """, imports: []))
