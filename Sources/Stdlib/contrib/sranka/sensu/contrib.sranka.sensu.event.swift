import Interpreter

/// The built-in `sensu.event`: sends an event to Sensu.
let contribSrankaSensuEvent = Builtin(
  package: "contrib/sranka/sensu", name: "event",
  signature: """
    (url: string, apiKey: string, checkName: string, text: string, ?handlers: \
    [string], ?status: int, ?state: string, ?namespace: string, ?entityName: string) \
    => int
    """,
  documentation: Documentation(
    "Sends an event to Sensu.",
    parameters: [
      ("url", "The address of the service."),
      ("apiKey", "The secret that the service knows."),
      ("checkName", "Goes to the service as it is."),
      ("text", "The text."),
      ("handlers", "Goes to the service as it is."),
      ("status", "Goes to the service as it is."),
      ("state", "Goes to the service as it is."),
      ("namespace", "Goes to the service as it is."),
      ("entityName", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/sranka/sensu"

      sensu.event(url: "https://example.org", apiKey: "secret", checkName: "output", text: "low")
      """,
    output: """
      error: sensu.event needs the web service of Sensu, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Sensu", fix: sendFromOutside))
