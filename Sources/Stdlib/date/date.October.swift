import Interpreter

/// The built-in `date.October`: the number of October as a month.
let dateOctober = Builtin(
  package: "date", name: "October",
  signature: "int",
  documentation: Documentation(
    "The number of October as a month.",
    example: """
      import "date"

      date.October
      """,
    output: "10"),
  body: .value { .int(10) })
