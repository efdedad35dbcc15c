import Interpreter

/// The built-in `opsgenie.sendAlert`: sends an alert to Opsgenie.
let contribSrankaOpsgenieSendAlert = Builtin(
  package: "contrib/sranka/opsgenie", name: "sendAlert",
  signature: """
    (?url: string, apiKey: string, message: string, ?alias: string, ?description: \
    string, ?priority: string, ?responders: [string], ?tags: [string], ?entity: \
    string, ?actions: [string], ?visibleTo: [string], ?details: string) => int
    """,
  documentation: Documentation(
    "Sends an alert to Opsgenie.",
    parameters: [
      ("url", "The address of the service."),
      ("apiKey", "The secret that the service knows."),
      ("message", "The message."),
      ("alias", "Goes to the service as it is."),
      ("description", "Goes to the service as it is."),
      ("priority", "Goes to the service as it is."),
      ("responders", "Goes to the service as it is."),
      ("tags", "Tags."),
      ("entity", "Goes to the service as it is."),
      ("actions", "Goes to the service as it is."),
      ("visibleTo", "Goes to the service as it is."),
      ("details", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/sranka/opsgenie"

      opsgenie.sendAlert(apiKey: "secret", message: "output is low")
      """,
    output: """
      error: opsgenie.sendAlert needs the web service of Opsgenie, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Opsgenie", fix: sendFromOutside))
