import Interpreter

/// The built-in `date.Friday`: the number of Friday as a day of the week.
let dateFriday = Builtin(
  package: "date", name: "Friday",
  signature: "int",
  documentation: Documentation(
    "The number of Friday as a day of the week.",
    example: """
      import "date"

      date.Friday
      """,
    output: "5"),
  body: .value { .int(5) })
