import Interpreter

/// The built-in `date.Monday`: the number of Monday as a day of the week.
let dateMonday = Builtin(
  package: "date", name: "Monday",
  signature: "int",
  documentation: Documentation(
    "The number of Monday as a day of the week.",
    example: """
      import "date"

      date.Monday
      """,
    output: "1"),
  body: .value { .int(1) })
