import Interpreter

/// The built-in `logql.defaultURL`: the address of Loki.
let contribQxipLogqlDefaultURL = Builtin(
  package: "contrib/qxip/logql", name: "defaultURL",
  signature: "string",
  documentation: Documentation(
    "The address of Loki.",
    example: """
      import "contrib/qxip/logql"

      logql.defaultURL
      """,
    output: "http://127.0.0.1:3100"),
  isOption: true,
  body: .value { .string("http://127.0.0.1:3100") })
