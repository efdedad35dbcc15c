import Interpreter

/// The built-in `telegram.defaultParseMode`: how Telegram reads a message.
let contribSrankaTelegramDefaultParseMode = Builtin(
  package: "contrib/sranka/telegram", name: "defaultParseMode",
  signature: "string",
  documentation: Documentation(
    "How Telegram reads a message.",
    example: """
      import "contrib/sranka/telegram"

      telegram.defaultParseMode
      """,
    output: "MarkdownV2"),
  isOption: true,
  body: .value { .string("MarkdownV2") })
