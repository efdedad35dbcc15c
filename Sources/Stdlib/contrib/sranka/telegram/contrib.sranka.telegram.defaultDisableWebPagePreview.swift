import Interpreter

/// The built-in `telegram.defaultDisableWebPagePreview`: whether Telegram leaves previews of
/// links out.
let contribSrankaTelegramDefaultDisableWebPagePreview = Builtin(
  package: "contrib/sranka/telegram", name: "defaultDisableWebPagePreview",
  signature: "bool",
  documentation: Documentation(
    "Whether Telegram leaves previews of links out.",
    example: """
      import "contrib/sranka/telegram"

      telegram.defaultDisableWebPagePreview
      """,
    output: "false"),
  isOption: true,
  body: .value { .bool(false) })
