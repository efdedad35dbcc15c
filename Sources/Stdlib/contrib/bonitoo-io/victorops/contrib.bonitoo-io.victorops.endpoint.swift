import Interpreter

/// The built-in `victorops.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoVictoropsEndpoint = Builtin(
  package: "contrib/bonitoo-io/victorops", name: "endpoint",
  signature: """
    (url: string, ?monitoringTool: string) => (mapFn: (r: A) => B) => (<-tables: \
    stream[C]) => stream[E] where A: Record, B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("monitoringTool", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/bonitoo-io/victorops"

      victorops.endpoint(url: "https://example.org")
      """,
    output: """
      error: victorops.endpoint needs the web service of VictorOps, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of VictorOps", fix: sendFromOutside))
