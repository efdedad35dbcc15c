import Interpreter

/// The built-in `sql.from`: reads rows from another database.
let sqlFrom = Builtin(
  package: "sql", name: "from",
  signature: """
    (driverName: string, dataSourceName: string, query: string) => stream[A]
    """,
  documentation: Documentation(
    "Reads rows from another database.",
    parameters: [
      ("driverName", "The kind of database."),
      ("dataSourceName", "How to reach it."),
      ("query", "The query."),
    ],
    example: """
      import "sql"

      sql.from(driverName: "postgres", dataSourceName: "postgresql://localhost", query: "SELECT 1")
      """,
    output: "error: sql.from needs another database, which scripts cannot reach"),
  isPure: false,
  body: needsService("another database", fix: exportFirst))
