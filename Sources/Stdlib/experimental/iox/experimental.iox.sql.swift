import Interpreter

/// The built-in `iox.sql`: asks InfluxDB 3 in SQL.
let experimentalIoxSql = Builtin(
  package: "experimental/iox", name: "sql",
  signature: "(bucket: string, query: string) => stream[A] where A: Record",
  documentation: Documentation(
    "Asks InfluxDB 3 in SQL.",
    parameters: [
      ("bucket", "The name of the bucket."),
      ("query", "The query."),
    ],
    example: """
      import "experimental/iox"

      iox.sql(bucket: "grid", query: "SELECT 1")
      """,
    output: """
      error: iox.sql needs a server of InfluxDB 3, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a server of InfluxDB 3", fix: readTheStore))
