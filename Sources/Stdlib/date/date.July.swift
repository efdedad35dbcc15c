import Interpreter

/// The built-in `date.July`: the number of July as a month.
let dateJuly = Builtin(
  package: "date", name: "July",
  signature: "int",
  documentation: Documentation(
    "The number of July as a month.",
    example: """
      import "date"

      date.July
      """,
    output: "7"),
  body: .value { .int(7) })
