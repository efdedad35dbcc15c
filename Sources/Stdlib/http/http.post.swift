import Interpreter

/// The built-in `http.post`: sends bytes to an address and gives the status of the answer.
let httpPost = Builtin(
  package: "http", name: "post",
  signature: "(url: string, ?headers: A, ?data: bytes) => int where A: Record",
  documentation: Documentation(
    "Sends bytes to an address and gives the status of the answer.",
    parameters: [
      ("url", "The address of the service."),
      ("headers", "Headers by name."),
      ("data", "What to send."),
    ],
    example: """
      import "http"

      http.post(url: "https://example.org", data: bytes(v: "hello"))
      """,
    output: "error: http.post needs a web service, which scripts cannot reach"),
  isPure: false,
  body: needsService("a web service", fix: sendFromOutside))
