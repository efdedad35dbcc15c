import Interpreter

/// The built-in `geo.stDistance`: the distance between a region and a point or a line; 0 where
/// they meet.
let experimentalGeoStDistance = Builtin(
  package: "experimental/geo", name: "stDistance",
  signature: """
    (region: A, geometry: B, units: {distance: string}) => float where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "The distance between a region and a point or a line; 0 where they meet.",
    parameters: [
      ("region", "A point, box, circle, polygon or line."),
      ("geometry", "A point `{lat, lon}` or a line `{linestring}`."),
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`."),
    ],
    example: """
      import "experimental/geo"

      geo.stDistance(region: {lat: 59.9139, lon: 10.7522}, geometry: {lat: 60.3913, lon: 5.3221}, units: {distance: "km"})
      """,
    output: "305.06719226623767"),
  body: .function { call in
    let radius = try call.earthRadius()
    guard let angle = distance(try call.geometry("region"), try call.geometry("geometry")) else {
      throw call.invalid("unsupported geometry type for 'geometry'")
    }
    return .float(angle * radius)
  })
