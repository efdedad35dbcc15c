import Interpreter

/// The built-in `telegram.endpoint`: gives a function that sends each row of a stream.
let contribSrankaTelegramEndpoint = serviceEndpoint(
  package: "contrib/sranka/telegram", service: "the web service of Telegram",
  parameters: [
    ("?url: string", "The address of the service."),
    ("token: string", "The secret that the service knows."),
    ("?parseMode: string", "Goes to the service as it is."),
    ("?disableWebPagePreview: bool", "Goes to the service as it is."),
  ],
  example: "token: \"secret\"")
