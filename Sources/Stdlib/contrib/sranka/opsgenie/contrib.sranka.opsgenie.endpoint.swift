import Interpreter

/// The built-in `opsgenie.endpoint`: gives a function that sends each row of a stream.
let contribSrankaOpsgenieEndpoint = Builtin(
  package: "contrib/sranka/opsgenie", name: "endpoint",
  signature: """
    (?url: string, apiKey: string, ?entity: string) => (mapFn: (r: A) => B) => \
    (<-tables: stream[C]) => stream[E] where A: Record, B: Record, C: Record, E: \
    Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("apiKey", "The secret that the service knows."),
      ("entity", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/sranka/opsgenie"

      opsgenie.endpoint(apiKey: "secret")
      """,
    output: """
      error: opsgenie.endpoint needs the web service of Opsgenie, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Opsgenie", fix: sendFromOutside))
