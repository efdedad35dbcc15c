import Interpreter

/// The built-in `http.basicAuth`: A header value that tells name and password.
let httpBasicAuth = Builtin(
  package: "http", name: "basicAuth",
  signature: "(u: string, p: string) => string",
  documentation: Documentation(
    "A header value that tells name and password.",
    parameters: [
      ("u", "The name of the user."),
      ("p", "The password."),
    ],
    example: """
      import "http"

      http.basicAuth(u: "ann", p: "secret")
      """,
    output: "Basic YW5uOnNlY3JldA=="),
  body: .function { call in
    let pair = try call.string("u") + ":" + call.string("p")
    return .string("Basic " + base64(Array(pair.utf8)))
  })
