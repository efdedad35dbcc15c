import Interpreter

/// The built-in `geo.ST_Distance`: the distance between a region and a point or a line; 0 where
/// they meet.
let experimentalGeoSTDistance = Builtin(
  package: "experimental/geo", name: "ST_Distance",
  signature: """
    (region: A, geometry: B, ?units: {distance: string}) => float where A: Record, \
    B: Record
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

      geo.ST_Distance(region: {lat: 59.9139, lon: 10.7522}, geometry: {lat: 60.3913, lon: 5.3221})
      """,
    output: "305.06719226623767"),
  body: .flux(
    source: """
      (region, geometry, units=units) => stDistance(region: region, geometry: geometry, units: units)
      """, imports: []))
