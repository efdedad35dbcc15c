import Interpreter

/// The built-in `geo.ST_Contains`: whether a region holds a point, or all points of a line.
let experimentalGeoSTContains = Builtin(
  package: "experimental/geo", name: "ST_Contains",
  signature: """
    (region: A, geometry: B, ?units: {distance: string}) => bool where A: Record, B: \
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

      geo.ST_Contains(region: {minLat: 59.0, maxLat: 61.0, minLon: 4.0, maxLon: 6.0}, geometry: {lat: 60.3913, lon: 5.3221})
      """,
    output: "true"),
  body: .flux(
    source: """
      (region, geometry, units=units) => stContains(region: region, geometry: geometry, units: units)
      """, imports: []))
