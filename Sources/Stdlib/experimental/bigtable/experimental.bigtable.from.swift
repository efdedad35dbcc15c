import Interpreter

/// The built-in `bigtable.from`: reads a table of Google Bigtable.
let experimentalBigtableFrom = Builtin(
  package: "experimental/bigtable", name: "from",
  signature: """
    (token: string, project: string, instance: string, table: string) => stream[T] \
    where T: Record
    """,
  documentation: Documentation(
    "Reads a table of Google Bigtable.",
    parameters: [
      ("token", "The secret that the service knows."),
      ("project", "Goes to the service as it is."),
      ("instance", "Goes to the service as it is."),
      ("table", "Goes to the service as it is."),
    ],
    example: """
      import "experimental/bigtable"

      bigtable.from(token: "", project: "p", instance: "i", table: "t")
      """,
    output: "error: bigtable.from needs Google Bigtable, which scripts cannot reach"),
  isPure: false,
  body: needsService("Google Bigtable", fix: exportFirst))
