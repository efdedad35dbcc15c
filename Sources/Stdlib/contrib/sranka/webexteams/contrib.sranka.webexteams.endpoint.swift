import Interpreter

/// The built-in `webexteams.endpoint`: gives a function that sends each row of a stream.
let contribSrankaWebexteamsEndpoint = Builtin(
  package: "contrib/sranka/webexteams", name: "endpoint",
  signature: """
    (?url: string, token: string) => (mapFn: (r: A) => B) => (<-tables: stream[C]) \
    => stream[E] where A: Record, B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
    ],
    example: """
      import "contrib/sranka/webexteams"

      webexteams.endpoint(token: "secret")
      """,
    output: """
      error: webexteams.endpoint needs the web service of Webex, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Webex", fix: sendFromOutside))
