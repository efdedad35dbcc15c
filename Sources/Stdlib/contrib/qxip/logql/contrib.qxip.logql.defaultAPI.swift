import Interpreter

/// The built-in `logql.defaultAPI`: the path of queries at Loki.
let contribQxipLogqlDefaultAPI = Builtin(
  package: "contrib/qxip/logql", name: "defaultAPI",
  signature: "string",
  documentation: Documentation(
    "The path of queries at Loki.",
    example: """
      import "contrib/qxip/logql"

      logql.defaultAPI
      """,
    output: "/loki/api/v1/query_range"),
  isOption: true,
  body: .value { .string("/loki/api/v1/query_range") })
