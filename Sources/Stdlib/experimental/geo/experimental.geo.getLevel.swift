import Interpreter

/// The built-in `geo.getLevel`: the level of an S2 cell.
let experimentalGeoGetLevel = Builtin(
  package: "experimental/geo", name: "getLevel",
  signature: "(token: string) => int",
  documentation: Documentation(
    "The level of an S2 cell.",
    parameters: [
      ("token", "The token of the cell.")
    ],
    example: """
      import "experimental/geo"

      geo.getLevel(token: "46416e7")
      """,
    output: "12"),
  body: .function { call in
    .int(Int64(try call.sphereCell(try call.string("token")).level))
  })

extension Call {
  /// The cell of a token. Errors: `E0101`.
  func sphereCell(_ token: String) throws -> SphereCell {
    guard let cell = SphereCell(token: token) else {
      throw invalid("invalid token specified: \"\(token)\"")
    }
    return cell
  }
}
