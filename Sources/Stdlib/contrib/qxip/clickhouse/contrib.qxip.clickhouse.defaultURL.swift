import Interpreter

/// The built-in `clickhouse.defaultURL`: the address of ClickHouse.
let contribQxipClickhouseDefaultURL = Builtin(
  package: "contrib/qxip/clickhouse", name: "defaultURL",
  signature: "string",
  documentation: Documentation(
    "The address of ClickHouse.",
    example: """
      import "contrib/qxip/clickhouse"

      clickhouse.defaultURL
      """,
    output: "http://127.0.0.1:8123"),
  isOption: true,
  body: .value { .string("http://127.0.0.1:8123") })
