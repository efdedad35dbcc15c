import Interpreter

/// The built-in `date.April`: the number of April as a month.
let dateApril = Builtin(
  package: "date", name: "April",
  signature: "int",
  documentation: Documentation(
    "The number of April as a month.",
    example: """
      import "date"

      date.April
      """,
    output: "4"),
  body: .value { .int(4) })
