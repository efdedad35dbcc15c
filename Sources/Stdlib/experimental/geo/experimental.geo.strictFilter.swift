import Interpreter

/// The built-in `geo.strictFilter`: keeps the rows whose point lies in a region.
let experimentalGeoStrictFilter = Builtin(
  package: "experimental/geo", name: "strictFilter",
  signature: """
    (<-tables: stream[{A with lat: float, lon: float}], region: B) => stream[{A with \
    lat: float, lon: float}] where B: Record
    """,
  documentation: Documentation(
    "Keeps the rows whose point lies in a region.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("region", "A box, circle or polygon."),
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
        |> geo.strictFilter(region: {lat: 59.9, lon: 10.75, radius: 10.0})
      """,
    output: """
      _time,id,lat,lon,s2_cell_id
      2021-06-07T00:00:00Z,van,59.91,10.75,46416e7
      2021-06-07T00:10:00Z,van,59.95,10.8,46416f1
      """),
  body: .flux(
    source: """
      (tables=<-, region) => tables
        |> filter(fn: (r) => ST_Contains(region: region, geometry: {lat: r.lat, lon: r.lon}))
      """, imports: []))
