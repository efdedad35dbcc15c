import Interpreter

/// The built-in `date.May`: the number of May as a month.
let dateMay = Builtin(
  package: "date", name: "May",
  signature: "int",
  documentation: Documentation(
    "The number of May as a month.",
    example: """
      import "date"

      date.May
      """,
    output: "5"),
  body: .value { .int(5) })
