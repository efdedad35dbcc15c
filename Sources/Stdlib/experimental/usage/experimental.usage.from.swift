import Interpreter

/// The built-in `usage.from`: how much an organisation used a server of InfluxDB.
let experimentalUsageFrom = Builtin(
  package: "experimental/usage", name: "from",
  signature: """
    (start: A, stop: B, ?host: string, ?orgID: string, ?token: string, ?raw: bool) \
    => stream[C] where C: Record
    """,
  documentation: Documentation(
    "How much an organisation used a server of InfluxDB.",
    parameters: [
      ("start", "Goes to the service as it is."),
      ("stop", "Goes to the service as it is."),
      ("host", "The host."),
      ("orgID", "The id of the organisation."),
      ("token", "The secret that the service knows."),
      ("raw", "Goes to the service as it is."),
    ],
    example: """
      import "experimental/usage"

      usage.from(start: -1d, stop: now())
      """,
    output: """
      error: usage.from needs a server of InfluxDB, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a server of InfluxDB", fix: askTheStore))
