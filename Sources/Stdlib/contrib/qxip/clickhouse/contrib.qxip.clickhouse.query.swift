import Interpreter

/// The built-in `clickhouse.query`: asks ClickHouse in SQL.
let contribQxipClickhouseQuery = Builtin(
  package: "contrib/qxip/clickhouse", name: "query",
  signature: """
    (?url: string, query: string, ?limit: A, ?cors: string, ?max_bytes: B, ?format: \
    string) => stream[C] where C: Record
    """,
  documentation: Documentation(
    "Asks ClickHouse in SQL.",
    parameters: [
      ("url", "The address of the service."),
      ("query", "The query."),
      ("limit", "Goes to the service as it is."),
      ("cors", "Goes to the service as it is."),
      ("max_bytes", "Goes to the service as it is."),
      ("format", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/qxip/clickhouse"

      clickhouse.query(query: "SELECT 1")
      """,
    output: "error: clickhouse.query needs ClickHouse, which scripts cannot reach"),
  isPure: false,
  body: needsService("ClickHouse", fix: exportFirst))
