import Interpreter

/// The built-in `csv.from`: reads annotated CSV from an address.
let experimentalCsvFrom = Builtin(
  package: "experimental/csv", name: "from",
  signature: "(url: string) => stream[A] where A: Record",
  documentation: Documentation(
    "Reads annotated CSV from an address.",
    parameters: [
      ("url", "The address of the service.")
    ],
    example: """
      import "experimental/csv"

      csv.from(url: "https://example.org/demand.csv")
      """,
    output: "error: csv.from needs a web service, which scripts cannot reach"),
  isPure: false,
  body: needsService("a web service", fix: downloadFirst))
