import Interpreter

/// The built-in `requests.get`: reads from an address over HTTP.
let httpRequestsGet = Builtin(
  package: "http/requests", name: "get",
  signature: """
    (url: string, ?params: [string:[string]], ?headers: [string:string], ?body: \
    bytes, ?config: {A with timeout: duration, insecureSkipVerify: bool}) => \
    {statusCode: int, body: bytes, headers: [string:string], duration: duration}
    """,
  documentation: Documentation(
    "Reads from an address over HTTP.",
    parameters: [
      ("url", "The address of the service."),
      ("params", "Parameters by name."),
      ("headers", "Headers by name."),
      ("body", "The bytes to send."),
      ("config", "Time limit and checks."),
    ],
    example: """
      import "http/requests"

      requests.get(url: "https://example.org")
      """,
    output: "error: requests.get needs a web service, which scripts cannot reach"),
  isPure: false,
  body: needsService("a web service", fix: downloadFirst))
