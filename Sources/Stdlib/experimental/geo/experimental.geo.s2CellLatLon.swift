import Interpreter

/// The built-in `geo.s2CellLatLon`: the middle of an S2 cell.
let experimentalGeoS2CellLatLon = Builtin(
  package: "experimental/geo", name: "s2CellLatLon",
  signature: "(token: string) => {lat: float, lon: float}",
  documentation: Documentation(
    "The middle of an S2 cell.",
    parameters: [
      ("token", "The token of the cell.")
    ],
    example: """
      import "experimental/geo"

      geo.s2CellLatLon(token: "46416e7")
      """,
    output: "{lat: 59.923957321372846, lon: 10.746652703185863}"),
  body: .function { call in
    let center = try call.sphereCell(try call.string("token")).center
    return .record(
      RecordValue([
        ("lat", .float(center.latitude * (180 / .pi))),
        ("lon", .float(center.longitude * (180 / .pi))),
      ]))
  })
