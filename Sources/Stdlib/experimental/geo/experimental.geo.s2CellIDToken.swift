import Interpreter

/// The built-in `geo.s2CellIDToken`: the token of the S2 cell of a level that holds a point or
/// another cell.
let experimentalGeoS2CellIDToken = Builtin(
  package: "experimental/geo", name: "s2CellIDToken",
  signature: """
    (?token: string, ?point: {lat: float, lon: float}, level: int) => string
    """,
  documentation: Documentation(
    "The token of the S2 cell of a level that holds a point or another cell.",
    parameters: [
      ("token", "The token of the other cell."),
      ("point", "The point."),
      ("level", "The level, 1 to 30."),
    ],
    example: """
      import "experimental/geo"

      geo.s2CellIDToken(point: {lat: 59.9139, lon: 10.7522}, level: 10)
      """,
    output: "46416f"),
  body: .function { call in
    let level = try call.int("level")
    guard (1...Int64(SphereCell.levelMax)).contains(level) else {
      throw call.invalid("level value must be [1, 30]")
    }
    let hasToken = call.optional("token") != nil
    if hasToken == (call.optional("point") != nil) {
      throw call.invalid("exactly one of token and point must be specified")
    }
    if hasToken {
      let cell = try call.sphereCell(try call.string("token"))
      guard level <= cell.level else {
        throw call.invalid("requested level greater then current level \(cell.level)")
      }
      return .string(cell.parent(level: Int(level)).token)
    }
    guard case .point(let point) = try call.geometry("point") else {
      throw call.invalid("invalid point specification - must have lat, lon fields")
    }
    return .string(SphereCell(point).parent(level: Int(level)).token)
  })
