import Interpreter

/// The built-in `socket.from`: reads rows from a socket.
let socketFrom = Builtin(
  package: "socket", name: "from",
  signature: "(url: string, ?decoder: string) => stream[A]",
  documentation: Documentation(
    "Reads rows from a socket.",
    parameters: [
      ("url", "The address of the service."),
      ("decoder", "Goes to the service as it is."),
    ],
    example: """
      import "socket"

      socket.from(url: "tcp://localhost:4000")
      """,
    output: """
      error: socket.from needs a server at a socket, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a server at a socket", fix: exportFirst))
