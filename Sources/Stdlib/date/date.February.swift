import Interpreter

/// The built-in `date.February`: the number of February as a month.
let dateFebruary = Builtin(
  package: "date", name: "February",
  signature: "int",
  documentation: Documentation(
    "The number of February as a month.",
    example: """
      import "date"

      date.February
      """,
    output: "2"),
  body: .value { .int(2) })
