import Interpreter

/// The built-in `alerta.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoAlertaEndpoint = Builtin(
  package: "contrib/bonitoo-io/alerta", name: "endpoint",
  signature: """
    (url: string, apiKey: string, ?environment: string, ?origin: string) => (mapFn: \
    (r: A) => B) => (<-tables: stream[C]) => stream[E] where A: Record, B: Record, \
    C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("apiKey", "The secret that the service knows."),
      ("environment", "Goes to the service as it is."),
      ("origin", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/bonitoo-io/alerta"

      alerta.endpoint(url: "https://example.org", apiKey: "k")
      """,
    output: """
      error: alerta.endpoint needs the web service of Alerta, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Alerta", fix: sendFromOutside))
