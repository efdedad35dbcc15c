import Interpreter

/// More cells than a filter can make use of.
private let gridCellsMax = 1_000_000

/// The built-in `geo.getGrid`: the S2 cells of one level that meet a region.
let experimentalGeoGetGrid = Builtin(
  package: "experimental/geo", name: "getGrid",
  signature: """
    (region: T, ?minSize: int, ?maxSize: int, ?level: int, ?maxLevel: int, units: \
    {distance: string}) => {level: int, set: [string]} where T: Record
    """,
  documentation: Documentation(
    "The S2 cells of one level that meet a region.",
    parameters: [
      ("region", "A box, circle or polygon."),
      ("minSize", "Take the first level that has so many cells."),
      ("maxSize", "The most cells; 100 if left out."),
      ("level", "The level; one by the sizes if left out."),
      ("maxLevel", "The highest level to take."),
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`."),
    ],
    example: """
      import "experimental/geo"

      geo.getGrid(region: {lat: 59.9, lon: 10.7, radius: 10.0}, maxSize: 6, units: geo.units)
      """,
    output: """
      {level: 9, set: [
              46410c,
              464114,
              464164,
              46416c,
              464174
          ]}
      """),
  body: .function { call in
    let context = call.evaluation.context
    let region = try call.region("region")
    let (level, minSize, maxSize) = (
      try call.int("level", default: -1), try call.int("minSize", default: -1),
      try call.int("maxSize", default: -1)
    )
    let maxLevel = try call.int("maxLevel", default: -1)
    if max(level, maxLevel) > SphereCell.levelMax {
      throw call.invalid(
        "invalid level (\(max(level, maxLevel)), must be at most \(SphereCell.levelMax))")
    }
    if minSize > 0, maxSize > 0, minSize > maxSize {
      throw call.invalid("minSize > maxSize (\(minSize) > \(maxSize))")
    }
    if level > -1 {
      guard
        let cells = try region.cells(
          atLevel: Int(level), countMax: gridCellsMax, context.checkCancellation)
      else {
        throw call.invalid("the region has more than \(gridCellsMax) cells of level \(level)")
      }
      return gridRecord(cells, level: Int(level))
    }
    if minSize <= 0, maxSize <= 0 {
      throw call.invalid("either minSize or maxSize must be specified")
    }
    var grid: (cells: [SphereCell], level: Int)?
    let countMax = maxSize > 0 ? min(Int(clamping: maxSize), gridCellsMax) : 100
    for level in 1...(maxLevel > 0 ? Int(maxLevel) : SphereCell.levelMax) {
      guard
        let cells = try region.cells(
          atLevel: level, countMax: countMax, context.checkCancellation)
      else {
        if maxSize > gridCellsMax {
          throw call.invalid("the region has more than \(gridCellsMax) cells of level \(level)")
        }
        break
      }
      grid = (cells, level)
      if minSize > 0, cells.count >= minSize { break }
    }
    guard let grid, grid.cells.count >= minSize || maxLevel > 0 else {
      return gridRecord([], level: -1)
    }
    return gridRecord(grid.cells, level: grid.level)
  })

private func gridRecord(_ cells: [SphereCell], level: Int) -> Value {
  .record(
    RecordValue([
      ("level", .int(cells.isEmpty ? -1 : Int64(level))),
      ("set", .array(cells.map { .string($0.token) })),
    ]))
}
