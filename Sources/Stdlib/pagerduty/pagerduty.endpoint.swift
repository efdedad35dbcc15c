import Interpreter

/// The built-in `pagerduty.endpoint`: gives a function that sends each row of a stream.
let pagerdutyEndpoint = Builtin(
  package: "pagerduty", name: "endpoint",
  signature: """
    (?url: string) => (mapFn: (r: A) => B) => (<-tables: stream[C]) => stream[E] \
    where A: Record, B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service.")
    ],
    example: """
      import "pagerduty"

      pagerduty.endpoint()
      """,
    output: """
      error: pagerduty.endpoint needs the web service of PagerDuty, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of PagerDuty", fix: sendFromOutside))
