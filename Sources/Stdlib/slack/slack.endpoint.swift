import Interpreter

/// The built-in `slack.endpoint`: gives a function that sends each row of a stream.
let slackEndpoint = Builtin(
  package: "slack", name: "endpoint",
  signature: """
    (?url: string, ?token: string) => (mapFn: (r: A) => B) => (<-tables: stream[C]) \
    => stream[E] where A: Record, B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
    ],
    example: """
      import "slack"

      slack.endpoint(token: "secret")
      """,
    output: """
      error: slack.endpoint needs the web service of Slack, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Slack", fix: sendFromOutside))
