import Interpreter

/// The built-in `geo.ST_Length`: the length of a line; 0 for a point.
let experimentalGeoSTLength = Builtin(
  package: "experimental/geo", name: "ST_Length",
  signature: "(geometry: A, ?units: {distance: string}) => float where A: Record",
  documentation: Documentation(
    "The length of a line; 0 for a point.",
    parameters: [
      ("geometry", "A point `{lat, lon}` or a line `{linestring}`."),
      ("units", "The unit of distances: `{distance: \"km\"}`, `m` or `mile`."),
    ],
    example: """
      import "experimental/geo"

      geo.ST_Length(geometry: {linestring: "10.7522 59.9139, 5.3221 60.3913"})
      """,
    output: "305.06719226623767"),
  body: .flux(
    source: """
      (geometry, units=units) => stLength(geometry: geometry, units: units)
      """, imports: []))
