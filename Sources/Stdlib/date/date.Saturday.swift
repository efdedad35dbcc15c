import Interpreter

/// The built-in `date.Saturday`: the number of Saturday as a day of the week.
let dateSaturday = Builtin(
  package: "date", name: "Saturday",
  signature: "int",
  documentation: Documentation(
    "The number of Saturday as a day of the week.",
    example: """
      import "date"

      date.Saturday
      """,
    output: "6"),
  body: .value { .int(6) })
