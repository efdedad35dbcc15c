import Interpreter

/// The built-in `telegram.message`: sends a message to a channel of Telegram.
let contribSrankaTelegramMessage = Builtin(
  package: "contrib/sranka/telegram", name: "message",
  signature: """
    (?url: string, token: string, channel: string, text: string, ?parseMode: string, \
    ?disableWebPagePreview: bool, ?silent: bool) => int
    """,
  documentation: Documentation(
    "Sends a message to a channel of Telegram.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("channel", "The channel."),
      ("text", "The text."),
      ("parseMode", "Goes to the service as it is."),
      ("disableWebPagePreview", "Goes to the service as it is."),
      ("silent", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/sranka/telegram"

      telegram.message(token: "secret", channel: "-12345", text: "output is low")
      """,
    output: """
      error: telegram.message needs the web service of Telegram, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Telegram", fix: sendFromOutside))
