import Interpreter

/// The built-in `date.Sunday`: the number of Sunday as a day of the week.
let dateSunday = Builtin(
  package: "date", name: "Sunday",
  signature: "int",
  documentation: Documentation(
    "The number of Sunday as a day of the week.",
    example: """
      import "date"

      date.Sunday
      """,
    output: "0"),
  body: .value { .int(0) })
