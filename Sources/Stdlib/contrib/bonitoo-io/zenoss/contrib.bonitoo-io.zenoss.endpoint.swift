import Interpreter

/// The built-in `zenoss.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoZenossEndpoint = Builtin(
  package: "contrib/bonitoo-io/zenoss", name: "endpoint",
  signature: """
    (url: string, ?username: string, ?password: string, ?apiKey: string, ?action: \
    string, ?method: string, ?type: string, ?tid: int) => (mapFn: (r: A) => B) => \
    (<-tables: stream[C]) => stream[E] where A: Record, B: Record, C: Record, E: \
    Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("username", "The name of the user."),
      ("password", "The password."),
      ("apiKey", "The secret that the service knows."),
      ("action", "Goes to the service as it is."),
      ("method", "The method, such as `GET`."),
      ("type", "Goes to the service as it is."),
      ("tid", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/bonitoo-io/zenoss"

      zenoss.endpoint(url: "https://example.org")
      """,
    output: """
      error: zenoss.endpoint needs the web service of Zenoss, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Zenoss", fix: sendFromOutside))
