import Interpreter

/// The built-in `date.December`: the number of December as a month.
let dateDecember = Builtin(
  package: "date", name: "December",
  signature: "int",
  documentation: Documentation(
    "The number of December as a month.",
    example: """
      import "date"

      date.December
      """,
    output: "12"),
  body: .value { .int(12) })
