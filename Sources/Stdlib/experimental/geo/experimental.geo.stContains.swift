import Interpreter

/// The built-in `geo.stContains`: whether a region holds a point, or all points of a line.
let experimentalGeoStContains = Builtin(
  package: "experimental/geo", name: "stContains",
  signature: """
    (region: A, geometry: B, units: {distance: string}) => bool where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "Whether a region holds a point, or all points of a line.",
    parameters: [
      ("region", "A point, box, circle, polygon or line."),
      ("geometry", "A point `{lat, lon}` or a line `{linestring}`."),
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`."),
    ],
    example: """
      import "experimental/geo"

      geo.stContains(
        region: {lat: 59.9, lon: 10.7, radius: 10.0}, geometry: {lat: 59.9139, lon: 10.7522}, units: geo.units,
      )
      """,
    output: "true"),
  body: .function { call in
    _ = try call.earthRadius()
    let region = try call.region("region")
    switch try call.geometry("geometry") {
    case .point(let point): return .bool(region.contains(point))
    case .line(let points): return .bool(points.allSatisfy(region.contains))
    default: throw call.invalid("unsupported geometry type for 'geometry'")
    }
  })
