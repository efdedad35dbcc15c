import Interpreter

/// The built-in `date.August`: the number of August as a month.
let dateAugust = Builtin(
  package: "date", name: "August",
  signature: "int",
  documentation: Documentation(
    "The number of August as a month.",
    example: """
      import "date"

      date.August
      """,
    output: "8"),
  body: .value { .int(8) })
