import Interpreter

/// The built-in `sensu.endpoint`: gives a function that sends each row of a stream.
let contribSrankaSensuEndpoint = Builtin(
  package: "contrib/sranka/sensu", name: "endpoint",
  signature: """
    (url: string, apiKey: string, ?handlers: [string], ?namespace: string, \
    ?entityName: string) => (mapFn: (r: A) => B) => (<-tables: stream[C]) => \
    stream[E] where A: Record, B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("apiKey", "The secret that the service knows."),
      ("handlers", "Goes to the service as it is."),
      ("namespace", "Goes to the service as it is."),
      ("entityName", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/sranka/sensu"

      sensu.endpoint(url: "https://example.org", apiKey: "secret")
      """,
    output: """
      error: sensu.endpoint needs the web service of Sensu, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Sensu", fix: sendFromOutside))
