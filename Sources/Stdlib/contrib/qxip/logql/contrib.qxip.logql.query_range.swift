import Interpreter

/// The built-in `logql.query_range`: asks Loki in LogQL.
let contribQxipLogqlQueryRange = Builtin(
  package: "contrib/qxip/logql", name: "query_range",
  signature: """
    (?url: string, ?path: string, query: string, ?limit: int, ?step: int, ?start: A, \
    ?end: B, ?orgid: string) => stream[C] where C: Record
    """,
  documentation: Documentation(
    "Asks Loki in LogQL.",
    parameters: [
      ("url", "The address of the service."),
      ("path", "The path."),
      ("query", "The query."),
      ("limit", "Goes to the service as it is."),
      ("step", "Goes to the service as it is."),
      ("start", "Goes to the service as it is."),
      ("end", "Goes to the service as it is."),
      ("orgid", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/qxip/logql"

      logql.query_range(query: "{job=\\"grid\\"}")
      """,
    output: """
      error: logql.query_range needs a Loki server, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a Loki server", fix: exportFirst))
