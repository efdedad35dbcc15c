import Interpreter

/// The built-in `date.September`: the number of September as a month.
let dateSeptember = Builtin(
  package: "date", name: "September",
  signature: "int",
  documentation: Documentation(
    "The number of September as a month.",
    example: """
      import "date"

      date.September
      """,
    output: "9"),
  body: .value { .int(9) })
