import Interpreter

/// The built-in `geo.filterRows`: keeps the rows whose point lies in a region, first by cells
/// and then exactly.
let experimentalGeoFilterRows = Builtin(
  package: "experimental/geo", name: "filterRows",
  signature: """
    (<-tables: stream[A], region: B, ?minSize: int, ?maxSize: int, ?level: int, \
    ?s2cellIDLevel: int, ?strict: bool) => stream[C] where A: Record, B: Record, C: \
    Record
    """,
  documentation: Documentation(
    "Keeps the rows whose point lies in a region, first by cells and then exactly.",
    parameters: [("tables", "The input, usually piped in.")] + regionParameters + [
      ("strict", "Whether to look at points after cells.")
    ],
    example: vanReadings + """
        |> geo.filterRows(region: {lat: 59.9, lon: 10.75, radius: 5.0})
      """,
    output: """
      _time,_measurement,s2_cell_id,lat,lon
      2021-06-07T00:00:00Z,van,46416e7,59.91,10.75
      """),
  isPure: false,
  body: .flux(
    source: """
      (tables=<-, region, minSize=24, maxSize=-1, level=-1, s2cellIDLevel=-1, strict=true) => {
        labels = tables |> columns(column: "__label") |> findColumn(fn: (key) => true, column: "__label")
        near =
          tables |> gridFilter(region: region, minSize: minSize, maxSize: maxSize, level: level, s2cellIDLevel: s2cellIDLevel)
        rows = if contains(value: "lat", set: labels) then near else near |> toRows()

        return if strict then rows |> strictFilter(region: region) else rows
      }
      """, imports: []))
