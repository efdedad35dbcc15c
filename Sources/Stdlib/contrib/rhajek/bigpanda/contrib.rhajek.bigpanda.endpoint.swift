import Interpreter

/// The built-in `bigpanda.endpoint`: gives a function that sends each row of a stream.
let contribRhajekBigpandaEndpoint = Builtin(
  package: "contrib/rhajek/bigpanda", name: "endpoint",
  signature: """
    (?url: string, token: string, appKey: string) => (mapFn: (r: A) => B) => \
    (<-tables: stream[C]) => stream[E] where A: Record, B: Record, C: Record, E: \
    Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("appKey", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/rhajek/bigpanda"

      bigpanda.endpoint(token: "t", appKey: "a")
      """,
    output: """
      error: bigpanda.endpoint needs the web service of BigPanda, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of BigPanda", fix: sendFromOutside))
