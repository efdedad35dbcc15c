import Interpreter

/// The built-in `alerta.alert`: sends an alert to Alerta.
let contribBonitooIoAlertaAlert = Builtin(
  package: "contrib/bonitoo-io/alerta", name: "alert",
  signature: """
    (url: string, apiKey: string, resource: string, event: string, ?environment: \
    string, severity: string, ?service: [string], ?group: string, ?value: string, \
    ?text: string, ?tags: [string], attributes: A, ?origin: string, ?type: string, \
    ?timestamp: time) => int where A: Record
    """,
  documentation: Documentation(
    "Sends an alert to Alerta.",
    parameters: [
      ("url", "The address of the service."),
      ("apiKey", "The secret that the service knows."),
      ("resource", "Goes to the service as it is."),
      ("event", "Goes to the service as it is."),
      ("environment", "Goes to the service as it is."),
      ("severity", "The severity."),
      ("service", "Goes to the service as it is."),
      ("group", "Goes to the service as it is."),
      ("value", "Goes to the service as it is."),
      ("text", "The text."),
      ("tags", "Tags."),
      ("attributes", "Goes to the service as it is."),
      ("origin", "Goes to the service as it is."),
      ("type", "Goes to the service as it is."),
      ("timestamp", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/bonitoo-io/alerta"

      alerta.alert(url: "https://example.org", apiKey: "k", resource: "plant", event: "low", severity: "warning", attributes: {})
      """,
    output: """
      error: alerta.alert needs the web service of Alerta, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Alerta", fix: sendFromOutside))
