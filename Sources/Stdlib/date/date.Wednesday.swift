import Interpreter

/// The built-in `date.Wednesday`: the number of Wednesday as a day of the week.
let dateWednesday = Builtin(
  package: "date", name: "Wednesday",
  signature: "int",
  documentation: Documentation(
    "The number of Wednesday as a day of the week.",
    example: """
      import "date"

      date.Wednesday
      """,
    output: "3"),
  body: .value { .int(3) })
