import Interpreter

/// The built-in `date.January`: the number of January as a month.
let dateJanuary = Builtin(
  package: "date", name: "January",
  signature: "int",
  documentation: Documentation(
    "The number of January as a month.",
    example: """
      import "date"

      date.January
      """,
    output: "1"),
  body: .value { .int(1) })
