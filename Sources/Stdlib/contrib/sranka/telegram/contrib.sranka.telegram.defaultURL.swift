import Interpreter

/// The built-in `telegram.defaultURL`: the address of Telegram.
let contribSrankaTelegramDefaultURL = Builtin(
  package: "contrib/sranka/telegram", name: "defaultURL",
  signature: "string",
  documentation: Documentation(
    "The address of Telegram.",
    example: """
      import "contrib/sranka/telegram"

      telegram.defaultURL
      """,
    output: "https://api.telegram.org/bot"),
  isOption: true,
  body: .value { .string("https://api.telegram.org/bot") })
