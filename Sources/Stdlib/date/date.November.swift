import Interpreter

/// The built-in `date.November`: the number of November as a month.
let dateNovember = Builtin(
  package: "date", name: "November",
  signature: "int",
  documentation: Documentation(
    "The number of November as a month.",
    example: """
      import "date"

      date.November
      """,
    output: "11"),
  body: .value { .int(11) })
