import Interpreter

/// The built-in `requests.post`: sends bytes to an address over HTTP.
let httpRequestsPost = Builtin(
  package: "http/requests", name: "post",
  signature: """
    (url: string, ?params: [string:[string]], ?headers: [string:string], ?body: \
    bytes, ?config: {A with timeout: duration, insecureSkipVerify: bool}) => \
    {statusCode: int, body: bytes, headers: [string:string], duration: duration}
    """,
  documentation: Documentation(
    "Sends bytes to an address over HTTP.",
    parameters: [
      ("url", "The address of the service."),
      ("params", "Parameters by name."),
      ("headers", "Headers by name."),
      ("body", "The bytes to send."),
      ("config", "Time limit and checks."),
    ],
    example: """
      import "http/requests"

      requests.post(url: "https://example.org")
      """,
    output: "error: requests.post needs a web service, which scripts cannot reach"),
  isPure: false,
  body: needsService("a web service", fix: sendFromOutside))
