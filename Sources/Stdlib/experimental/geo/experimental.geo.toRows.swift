import Interpreter

/// The built-in `geo.toRows`: turns fields into columns.
let experimentalGeoToRows = Builtin(
  package: "experimental/geo", name: "toRows",
  signature: """
    (<-tables: stream[{A with _time: time, _field: string, _value: B}]) => stream[{C \
    with _time: time}] where A: Record, C: Record
    """,
  documentation: Documentation(
    "Turns fields into columns.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "array"
      import "experimental/geo"

      readings =
        array.from(
          rows: [
            {_time: 2021-06-07T00:00:00Z, _measurement: "van", s2_cell_id: "46416e7", _field: "lat", _value: 59.91},
            {_time: 2021-06-07T00:00:00Z, _measurement: "van", s2_cell_id: "46416e7", _field: "lon", _value: 10.75},
            {_time: 2021-06-07T00:10:00Z, _measurement: "van", s2_cell_id: "464176b", _field: "lat", _value: 60.02},
            {_time: 2021-06-07T00:10:00Z, _measurement: "van", s2_cell_id: "464176b", _field: "lon", _value: 10.9},
          ],
        )
          |> group(columns: ["_measurement", "s2_cell_id", "_field"])

      readings
        |> geo.toRows()
      """,
    output: """
      _time,_measurement,s2_cell_id,lat,lon
      2021-06-07T00:00:00Z,van,46416e7,59.91,10.75
      2021-06-07T00:10:00Z,van,464176b,60.02,10.9
      """),
  body: .flux(
    source: """
      (tables=<-) => tables |> v1.fieldsAsCols()
      """, imports: ["influxdata/influxdb/v1"]))
