import Interpreter

/// The built-in `http.get`: reads from an address.
let experimentalHttpGet = Builtin(
  package: "experimental/http", name: "get",
  signature: """
    (url: string, ?headers: A, ?timeout: duration) => {statusCode: int, body: bytes, \
    headers: B} where A: Record, B: Record
    """,
  documentation: Documentation(
    "Reads from an address.",
    parameters: [
      ("url", "The address of the service."),
      ("headers", "Headers by name."),
      ("timeout", "How long to wait."),
    ],
    example: """
      import "experimental/http"

      http.get(url: "https://example.org")
      """,
    output: "error: http.get needs a web service, which scripts cannot reach"),
  isPure: false,
  body: needsService("a web service", fix: downloadFirst))
