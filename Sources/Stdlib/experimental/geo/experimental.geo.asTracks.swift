import Interpreter

/// The built-in `geo.asTracks`: one table for each track, in order.
let experimentalGeoAsTracks = Builtin(
  package: "experimental/geo", name: "asTracks",
  signature: """
    (<-tables: stream[A], ?groupBy: [string], ?orderBy: [string]) => stream[A] where \
    A: Record
    """,
  documentation: Documentation(
    "One table for each track, in order.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("groupBy", "The columns that tell tracks apart; `id` and `tid` if left out."),
      ("orderBy", "The columns to sort by; `_time` if left out."),
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
        |> group()
        |> geo.asTracks()
        |> limit(n: 1)
      """,
    output: """
      _time,id,lat,lon,s2_cell_id
      2021-06-07T00:00:00Z,van,59.91,10.75,46416e7
      """),
  body: .flux(
    source: """
      (tables=<-, groupBy=["id", "tid"], orderBy=["_time"]) => tables |> group(columns: groupBy) |> sort(columns: orderBy)
      """, imports: []))
