import Interpreter

/// The built-in `geo.ST_DWithin`: whether a point or a line comes within a distance of a
/// region.
let experimentalGeoSTDWithin = Builtin(
  package: "experimental/geo", name: "ST_DWithin",
  signature: """
    (region: A, geometry: B, distance: C, ?units: {distance: string}) => bool \
    where A: Record, B: Record, C: Comparable
    """,
  documentation: Documentation(
    "Whether a point or a line comes within a distance of a region.",
    parameters: [
      ("region", "A point, box, circle, polygon or line."),
      ("geometry", "A point `{lat, lon}` or a line `{linestring}`."),
      ("distance", "The distance."),
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`."),
    ],
    example: """
      import "experimental/geo"

      geo.ST_DWithin(region: {lat: 59.9139, lon: 10.7522}, geometry: {lat: 60.3913, lon: 5.3221}, distance: 350.0)
      """,
    output: "true"),
  body: .flux(
    source: """
      (region, geometry, distance, units=units) => stDistance(region: region, geometry: geometry, units: units) <= distance
      """, imports: []))
