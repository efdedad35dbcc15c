import Interpreter

/// The built-in `usage.limits`: what an organisation may use of a server of InfluxDB.
let experimentalUsageLimits = Builtin(
  package: "experimental/usage", name: "limits",
  signature: "(?host: string, ?orgID: string, ?token: string) => A where A: Record",
  documentation: Documentation(
    "What an organisation may use of a server of InfluxDB.",
    parameters: [
      ("host", "The host."),
      ("orgID", "The id of the organisation."),
      ("token", "The secret that the service knows."),
    ],
    example: """
      import "experimental/usage"

      usage.limits().rate.readKBs
      """,
    output: """
      error: usage.limits needs a server of InfluxDB, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a server of InfluxDB", fix: askTheStore))
