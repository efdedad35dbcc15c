import Interpreter

/// The built-in `date.June`: the number of June as a month.
let dateJune = Builtin(
  package: "date", name: "June",
  signature: "int",
  documentation: Documentation(
    "The number of June as a month.",
    example: """
      import "date"

      date.June
      """,
    output: "6"),
  body: .value { .int(6) })
