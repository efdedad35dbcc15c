import Interpreter

/// The built-in `requests.do`: makes a request over HTTP.
let httpRequestsDo = Builtin(
  package: "http/requests", name: "do",
  signature: """
    (method: string, url: string, ?params: [string:[string]], ?headers: \
    [string:string], ?body: bytes, ?config: {A with timeout: duration, \
    insecureSkipVerify: bool}) => {statusCode: int, body: bytes, headers: \
    [string:string], duration: duration}
    """,
  documentation: Documentation(
    "Makes a request over HTTP.",
    parameters: [
      ("method", "The method, such as `GET`."),
      ("url", "The address of the service."),
      ("params", "Parameters by name."),
      ("headers", "Headers by name."),
      ("body", "The bytes to send."),
      ("config", "Time limit and checks."),
    ],
    example: """
      import "http/requests"

      requests.do(method: "GET", url: "https://example.org")
      """,
    output: "error: requests.do needs a web service, which scripts cannot reach"),
  isPure: false,
  body: needsService("a web service", fix: downloadFirst))
