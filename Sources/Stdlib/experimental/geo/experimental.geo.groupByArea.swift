import Interpreter

/// The built-in `geo.groupByArea`: groups rows by the S2 cell of a level.
let experimentalGeoGroupByArea = Builtin(
  package: "experimental/geo", name: "groupByArea",
  signature: """
    (<-tables: stream[A], newColumn: string, level: int, ?s2cellIDLevel: int) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Groups rows by the S2 cell of a level.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("newColumn", "The column for the cell."),
      ("level", "The level of the cells."),
      ("s2cellIDLevel", "The level of the cells in `s2_cell_id`; seen from the data if left out."),
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
        |> group(columns: ["s2_cell_id"])
        |> geo.groupByArea(newColumn: "area", level: 8)
      """,
    output: """
      area,_time,id,lat,lon,s2_cell_id
      46417,2021-06-07T00:00:00Z,van,59.91,10.75,46416e7
      46417,2021-06-07T00:10:00Z,van,59.95,10.8,46416f1
      46417,2021-06-07T00:20:00Z,van,60.02,10.9,464176b
      """),
  isPure: false,
  body: .flux(
    source: """
      (tables=<-, newColumn, level, s2cellIDLevel=-1) => {
        found =
          if s2cellIDLevel == -1 then
            (tables |> findColumn(fn: (key) => exists key.s2_cell_id, column: "s2_cell_id"))
          else
            []
        cellLevel =
          if s2cellIDLevel > -1 then s2cellIDLevel else if length(arr: found) > 0 then getLevel(token: found[0]) else 30
        prepared =
          if level == cellLevel then
            tables |> duplicate(column: "s2_cell_id", as: newColumn)
          else
            tables
              |> map(fn: (r) => ({r with __area: s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: level)}))
              |> rename(columns: {__area: newColumn})

        return prepared |> group(columns: [newColumn])
      }
      """, imports: []))
