import Interpreter

/// The built-in `influxdb.api`: makes a request to a server of InfluxDB.
let experimentalInfluxdbApi = Builtin(
  package: "experimental/influxdb", name: "api",
  signature: """
    (method: string, path: string, ?host: string, ?token: string, ?body: bytes, \
    ?headers: [string:string], ?query: [string:string], ?timeout: duration) => \
    {statusCode: int, body: bytes, headers: [string:string]}
    """,
  documentation: Documentation(
    "Makes a request to a server of InfluxDB.",
    parameters: [
      ("method", "The method, such as `GET`."),
      ("path", "The path."),
      ("host", "The host."),
      ("token", "The secret that the service knows."),
      ("body", "The bytes to send."),
      ("headers", "Headers by name."),
      ("query", "The query."),
      ("timeout", "How long to wait."),
    ],
    example: """
      import "experimental/influxdb"

      influxdb.api(method: "get", path: "/health")
      """,
    output: """
      error: influxdb.api needs a server of InfluxDB, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a server of InfluxDB", fix: askTheStore))
