import Interpreter

/// The built-in `date.Tuesday`: the number of Tuesday as a day of the week.
let dateTuesday = Builtin(
  package: "date", name: "Tuesday",
  signature: "int",
  documentation: Documentation(
    "The number of Tuesday as a day of the week.",
    example: """
      import "date"

      date.Tuesday
      """,
    output: "2"),
  body: .value { .int(2) })
