import Interpreter

/// The built-in `requests.peek`: the answer to a request as a table of one row.
let httpRequestsPeek = Builtin(
  package: "http/requests", name: "peek",
  signature: """
    (response: {A with statusCode: int, body: bytes, headers: B, duration: \
    duration}) => stream[{statusCode: int, body: string, headers: string, duration: \
    int}]
    """,
  documentation: Documentation(
    "The answer to a request as a table of one row.",
    parameters: [
      ("response", "The answer.")
    ],
    example: """
      import "http/requests"

      requests.peek(response: {statusCode: 200, body: bytes(v: "ok"), headers: ["Server": "x"], duration: 5ms})
      """,
    output: """
      statusCode,body,headers,duration
      200,ok,[Server: x],5000000
      """),
  body: .flux(
    source: """
      (response) =>
        array.from(
          rows: [
            {
              statusCode: response.statusCode,
              body: string(v: response.body),
              headers: display(v: response.headers),
              duration: int(v: response.duration),
            },
          ],
        )
      """, imports: ["array"]))
