import Interpreter

/// The built-in `http.endpoint`: gives a function that sends each row of a stream.
let httpEndpoint = Builtin(
  package: "http", name: "endpoint",
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
      import "http"

      http.endpoint(url: "https://example.org")
      """,
    output: "error: http.endpoint needs a web service, which scripts cannot reach"),
  isPure: false,
  body: needsService("a web service", fix: sendFromOutside))
