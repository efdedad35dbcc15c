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
    example: vanReadings + """
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
