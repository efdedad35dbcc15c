import Interpreter

/// The built-in `servicenow.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoServicenowEndpoint = Builtin(
  package: "contrib/bonitoo-io/servicenow", name: "endpoint",
  signature: """
    (url: string, username: string, password: string, ?source: string) => (mapFn: \
    (r: A) => B) => (<-tables: stream[C]) => stream[E] where A: Record, B: Record, \
    C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("username", "The name of the user."),
      ("password", "The password."),
      ("source", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/bonitoo-io/servicenow"

      servicenow.endpoint(url: "https://example.org", username: "u", password: "p")
      """,
    output: """
      error: servicenow.endpoint needs the web service of ServiceNow, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of ServiceNow", fix: sendFromOutside))
