import Interpreter

/// The built-in `geo.units`: the unit of distances where none is given; an option.
let experimentalGeoUnits = Builtin(
  package: "experimental/geo", name: "units",
  signature: "{distance: string}",
  documentation: Documentation(
    "The unit of distances where none is given; an option.",
    example: """
      import "experimental/geo"

      geo.units
      """,
    output: "{distance: km}"),
  isOption: true,
  body: .value { .record(RecordValue([("distance", .string("km"))])) })
