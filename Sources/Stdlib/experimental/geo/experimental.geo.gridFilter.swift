import Interpreter

/// The built-in `geo.gridFilter`: keeps the rows whose S2 cell meets a region: fast, and a
/// little too many.
let experimentalGeoGridFilter = Builtin(
  package: "experimental/geo", name: "gridFilter",
  signature: """
    (<-tables: stream[{A with s2_cell_id: string}], region: B, ?minSize: int, \
    ?maxSize: int, ?level: int, ?s2cellIDLevel: int, ?units: {distance: string}) => \
    stream[{A with s2_cell_id: string}] where B: Record
    """,
  documentation: Documentation(
    "Keeps the rows whose S2 cell meets a region: fast, and a little too many.",
    parameters: [("tables", "The input, usually piped in.")] + regionParameters + [
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`.")
    ],
    example: vanReadings + """
        |> geo.gridFilter(region: {lat: 59.9, lon: 10.75, radius: 5.0})
      """,
    output: """
      _time,_measurement,s2_cell_id,_field,_value
      2021-06-07T00:00:00Z,van,46416e7,lat,59.91
      2021-06-07T00:00:00Z,van,46416e7,lon,10.75
      """),
  isPure: false,
  body: .flux(
    source: """
      (tables=<-, region, minSize=24, maxSize=-1, level=-1, s2cellIDLevel=-1, units=units) => {
        found =
          if s2cellIDLevel == -1 then
            (tables |> findColumn(fn: (key) => exists key.s2_cell_id, column: "s2_cell_id"))
          else
            []
        cellLevel =
          if s2cellIDLevel > -1 then s2cellIDLevel else if length(arr: found) > 0 then getLevel(token: found[0]) else 30
        grid = getGrid(region: region, minSize: minSize, maxSize: maxSize, level: level, maxLevel: cellLevel, units: units)

        return
          if grid.level == cellLevel then
            tables |> filter(fn: (r) => contains(value: r.s2_cell_id, set: grid.set))
          else
            tables |> filter(fn: (r) => contains(value: s2CellIDToken(token: r.s2_cell_id, level: grid.level), set: grid.set))
      }
      """, imports: []))
