import Interpreter

/// The built-in `pagerduty.sendEvent`: sends an event to PagerDuty.
let pagerdutySendEvent = Builtin(
  package: "pagerduty", name: "sendEvent",
  signature: """
    (?pagerdutyURL: string, routingKey: string, client: string, clientURL: string, \
    dedupKey: string, class: string, group: string, severity: string, eventAction: \
    string, source: string, ?component: string, summary: string, timestamp: A, \
    ?customDetails: B) => int where B: Record
    """,
  documentation: Documentation(
    "Sends an event to PagerDuty.",
    parameters: [
      ("pagerdutyURL", "Goes to the service as it is."),
      ("routingKey", "Goes to the service as it is."),
      ("client", "Goes to the service as it is."),
      ("clientURL", "Goes to the service as it is."),
      ("dedupKey", "Goes to the service as it is."),
      ("class", "Goes to the service as it is."),
      ("group", "Goes to the service as it is."),
      ("severity", "The severity."),
      ("eventAction", "Goes to the service as it is."),
      ("source", "Goes to the service as it is."),
      ("component", "Goes to the service as it is."),
      ("summary", "A short text."),
      ("timestamp", "Goes to the service as it is."),
      ("customDetails", "Goes to the service as it is."),
    ],
    example: """
      import "pagerduty"

      pagerduty.sendEvent(
        routingKey: "key", client: "grid", clientURL: "", dedupKey: "a", class: "", group: "",
        severity: "warning", eventAction: "trigger", source: "plant", summary: "output is low",
        timestamp: "2021-06-07T00:00:00Z",
      )
      """,
    output: """
      error: pagerduty.sendEvent needs the web service of PagerDuty, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of PagerDuty", fix: sendFromOutside))
