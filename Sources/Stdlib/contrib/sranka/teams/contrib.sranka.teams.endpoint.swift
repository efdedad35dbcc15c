import Interpreter

/// The built-in `teams.endpoint`: gives a function that sends each row of a stream.
let contribSrankaTeamsEndpoint = Builtin(
  package: "contrib/sranka/teams", name: "endpoint",
  signature: """
    (url: string) => (mapFn: (r: A) => B) => (<-tables: stream[C]) => stream[E] \
    where A: Record, B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service.")
    ],
    example: """
      import "contrib/sranka/teams"

      teams.endpoint(url: "https://example.org")
      """,
    output: """
      error: teams.endpoint needs the web service of Microsoft Teams, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Microsoft Teams", fix: sendFromOutside))
