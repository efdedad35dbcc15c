import Interpreter

/// The built-in `date.March`: the number of March as a month.
let dateMarch = Builtin(
  package: "date", name: "March",
  signature: "int",
  documentation: Documentation(
    "The number of March as a month.",
    example: """
      import "date"

      date.March
      """,
    output: "3"),
  body: .value { .int(3) })
