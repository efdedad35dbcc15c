import Interpreter

/// The built-in `testing.load`: hands test data on, by whatever way a run of tests puts it.
let testingLoad = Builtin(
  package: "testing", name: "load",
  signature: "(<-tables: A) => A",
  documentation: Documentation(
    "Hands test data on. An option, so that a run of tests may send the data through a store.",
    parameters: [
      ("tables", "The data, usually piped in.")
    ],
    example: """
      import "array"
      import "testing"

      array.from(rows: [{_value: 1}])
        |> testing.load()
      """,
    output: """
      _value
      1
      """),
  isOption: true,
  body: .flux(source: "(tables=<-) => tables", imports: []))
