import Interpreter

/// The built-in `zenoss.event`: sends an event to Zenoss.
let contribBonitooIoZenossEvent = Builtin(
  package: "contrib/bonitoo-io/zenoss", name: "event",
  signature: """
    (url: string, ?username: string, ?password: string, ?apiKey: string, ?action: \
    string, ?method: string, ?type: string, ?tid: int, ?summary: string, ?device: \
    string, ?component: string, severity: string, ?eventClass: string, \
    ?eventClassKey: string, ?collector: string, ?message: string) => int
    """,
  documentation: Documentation(
    "Sends an event to Zenoss.",
    parameters: [
      ("url", "The address of the service."),
      ("username", "The name of the user."),
      ("password", "The password."),
      ("apiKey", "The secret that the service knows."),
      ("action", "Goes to the service as it is."),
      ("method", "The method, such as `GET`."),
      ("type", "Goes to the service as it is."),
      ("tid", "Goes to the service as it is."),
      ("summary", "A short text."),
      ("device", "Goes to the service as it is."),
      ("component", "Goes to the service as it is."),
      ("severity", "The severity."),
      ("eventClass", "Goes to the service as it is."),
      ("eventClassKey", "Goes to the service as it is."),
      ("collector", "Goes to the service as it is."),
      ("message", "The message."),
    ],
    example: """
      import "contrib/bonitoo-io/zenoss"

      zenoss.event(url: "https://example.org", severity: "warning")
      """,
    output: """
      error: zenoss.event needs the web service of Zenoss, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Zenoss", fix: sendFromOutside))
