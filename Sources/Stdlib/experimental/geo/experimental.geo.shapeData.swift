import Interpreter

/// The built-in `geo.shapeData`: turns fields into columns `lat` and `lon` and adds the S2 cell
/// to the group key.
let experimentalGeoShapeData = Builtin(
  package: "experimental/geo", name: "shapeData",
  signature: """
    (<-tables: stream[{A with _time: time, _field: string, _value: B}], latField: \
    string, lonField: string, level: int) => stream[{C with _time: time, lat: float, \
    lon: float, s2_cell_id: string}] where A: Record, C: Record
    """,
  documentation: Documentation(
    "Turns fields into columns `lat` and `lon` and adds the S2 cell to the group key.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("latField", "The field of latitudes."),
      ("lonField", "The field of longitudes."),
      ("level", "The level of the cells."),
    ],
    example: """
      import "array"
      import "experimental/geo"

      readings =
        array.from(
          rows: [
            {_time: 2021-06-07T00:00:00Z, _measurement: "van", _field: "north", _value: 59.91},
            {_time: 2021-06-07T00:00:00Z, _measurement: "van", _field: "east", _value: 10.75},
            {_time: 2021-06-07T00:10:00Z, _measurement: "van", _field: "north", _value: 60.02},
            {_time: 2021-06-07T00:10:00Z, _measurement: "van", _field: "east", _value: 10.9},
          ],
        )
          |> group(columns: ["_measurement", "_field"])

      readings
        |> geo.shapeData(latField: "north", lonField: "east", level: 10)
      """,
    output: """
      _measurement,_time,lat,lon,s2_cell_id
      van,2021-06-07T00:00:00Z,59.91,10.75,46416f
      van,2021-06-07T00:10:00Z,60.02,10.9,464171
      """),
  body: .flux(
    source: """
      (tables=<-, latField, lonField, level) => tables
        |> map(fn: (r) => ({r with _field: if r._field == latField then "lat" else if r._field == lonField then "lon" else r._field}))
        |> toRows()
        |> map(fn: (r) => ({r with s2_cell_id: s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: level)}))
        |> experimental.group(mode: "extend", columns: ["s2_cell_id"])
      """, imports: ["experimental"]))
