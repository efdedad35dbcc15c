import Interpreter

/// The built-in `date.Thursday`: the number of Thursday as a day of the week.
let dateThursday = Builtin(
  package: "date", name: "Thursday",
  signature: "int",
  documentation: Documentation(
    "The number of Thursday as a day of the week.",
    example: """
      import "date"

      date.Thursday
      """,
    output: "4"),
  body: .value { .int(4) })
