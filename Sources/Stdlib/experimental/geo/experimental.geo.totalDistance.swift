import Interpreter

/// The built-in `geo.totalDistance`: the length of the way through the points of each table.
let experimentalGeoTotalDistance = Builtin(
  package: "experimental/geo", name: "totalDistance",
  signature: """
    (<-tables: stream[{A with lat: float, lon: float}], ?outputColumn: string) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The length of the way through the points of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("outputColumn", "The column of the result; `_value` if left out."),
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
        |> geo.totalDistance()
      """,
    output: """
      id,_value
      van,14.815008503045558
      """),
  body: .flux(
    source: """
      (tables=<-, outputColumn="_value") => tables
        |> reduce(
          identity: {index: 0, lat: 0.0, lon: 0.0, totalDistance: 0.0},
          fn: (r, accumulator) => ({
            index: accumulator.index + 1,
            lat: r.lat,
            lon: r.lon,
            totalDistance: if accumulator.index == 0 then 0.0 else accumulator.totalDistance + ST_Distance(region: {lat: accumulator.lat, lon: accumulator.lon}, geometry: {lat: r.lat, lon: r.lon}),
          }),
        )
        |> drop(columns: ["index", "lat", "lon"])
        |> rename(columns: {totalDistance: outputColumn})
      """, imports: []))
