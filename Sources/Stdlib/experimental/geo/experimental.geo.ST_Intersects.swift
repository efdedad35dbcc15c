import Interpreter

/// The built-in `geo.ST_Intersects`: whether a point or a line meets a region.
let experimentalGeoSTIntersects = Builtin(
  package: "experimental/geo", name: "ST_Intersects",
  signature: """
    (region: A, geometry: B, ?units: {distance: string}) => bool where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "Whether a point or a line meets a region.",
    parameters: [
      ("region", "A point, box, circle, polygon or line."),
      ("geometry", "A point `{lat, lon}` or a line `{linestring}`."),
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`."),
    ],
    example: """
      import "experimental/geo"

      geo.ST_Intersects(region: {lat: 59.9, lon: 10.7, radius: 10.0}, geometry: {lat: 60.3913, lon: 5.3221})
      """,
    output: "false"),
  body: .flux(
    source: """
      (region, geometry, units=units) => stDistance(region: region, geometry: geometry, units: units) <= 0.0
      """, imports: []))
