import Interpreter

/// The built-in `telegram.endpoint`: gives a function that sends each row of a stream.
let contribSrankaTelegramEndpoint = Builtin(
  package: "contrib/sranka/telegram", name: "endpoint",
  signature: """
    (?url: string, token: string, ?parseMode: string, ?disableWebPagePreview: bool) \
    => (mapFn: (r: A) => B) => (<-tables: stream[C]) => stream[E] where A: Record, \
    B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("parseMode", "Goes to the service as it is."),
      ("disableWebPagePreview", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/sranka/telegram"

      telegram.endpoint(token: "secret")
      """,
    output: """
      error: telegram.endpoint needs the web service of Telegram, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Telegram", fix: sendFromOutside))
