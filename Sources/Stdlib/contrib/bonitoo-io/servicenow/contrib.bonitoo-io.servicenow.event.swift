import Interpreter

/// The built-in `servicenow.event`: sends an event to ServiceNow.
let contribBonitooIoServicenowEvent = Builtin(
  package: "contrib/bonitoo-io/servicenow", name: "event",
  signature: """
    (url: string, username: string, password: string, ?source: string, ?node: \
    string, ?metricType: string, ?resource: string, ?metricName: string, \
    ?messageKey: string, description: string, severity: string, ?additionalInfo: A) \
    => int where A: Record
    """,
  documentation: Documentation(
    "Sends an event to ServiceNow.",
    parameters: [
      ("url", "The address of the service."),
      ("username", "The name of the user."),
      ("password", "The password."),
      ("source", "Goes to the service as it is."),
      ("node", "Goes to the service as it is."),
      ("metricType", "Goes to the service as it is."),
      ("resource", "Goes to the service as it is."),
      ("metricName", "Goes to the service as it is."),
      ("messageKey", "Goes to the service as it is."),
      ("description", "Goes to the service as it is."),
      ("severity", "The severity."),
      ("additionalInfo", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/bonitoo-io/servicenow"

      servicenow.event(url: "https://example.org", username: "u", password: "p", description: "low", severity: "minor")
      """,
    output: """
      error: servicenow.event needs the web service of ServiceNow, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of ServiceNow", fix: sendFromOutside))
