import Interpreter

/// The built-in `telegram.defaultSilent`: whether messages come without a sound.
let contribSrankaTelegramDefaultSilent = Builtin(
  package: "contrib/sranka/telegram", name: "defaultSilent",
  signature: "bool",
  documentation: Documentation(
    "Whether messages come without a sound.",
    example: """
      import "contrib/sranka/telegram"

      telegram.defaultSilent
      """,
    output: "true"),
  isOption: true,
  body: .value { .bool(true) })
