import Interpreter

/// The built-in `geo.stLength`: the length of a line; 0 for a point.
let experimentalGeoStLength = Builtin(
  package: "experimental/geo", name: "stLength",
  signature: "(geometry: A, units: {distance: string}) => float where A: Record",
  documentation: Documentation(
    "The length of a line; 0 for a point.",
    parameters: [
      ("geometry", "A point `{lat, lon}` or a line `{linestring}`."),
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`."),
    ],
    example: """
      import "experimental/geo"

      geo.stLength(geometry: {linestring: "10.7522 59.9139, 5.3221 60.3913"}, units: geo.units)
      """,
    output: "305.06719226623767"),
  body: .function { call in
    let radius = try call.earthRadius()
    switch try call.geometry("geometry") {
    case .point: return .float(0)
    case .line(let points):
      let angle = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.angle(to: $1.1) }
      return .float(angle * radius)
    default: throw call.invalid("unsupported geometry type for 'geometry'")
    }
  })
