import Interpreter

/// The built-in `sql.to`: writes rows to another database.
let sqlTo = Builtin(
  package: "sql", name: "to",
  signature: """
    (<-tables: stream[A], driverName: string, dataSourceName: string, table: string, \
    ?batchSize: int) => stream[A]
    """,
  documentation: Documentation(
    "Writes rows to another database.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("driverName", "The kind of database."),
      ("dataSourceName", "How to reach it."),
      ("table", "Goes to the service as it is."),
      ("batchSize", "Goes to the service as it is."),
    ],
    example: """
      import "sampledata"
      import "sql"

      sampledata.float()
        |> sql.to(driverName: "postgres", dataSourceName: "postgresql://localhost", table: "t")
      """,
    output: "error: sql.to needs another database, which scripts cannot reach"),
  isPure: false,
  body: needsService("another database", fix: sendFromOutside))
