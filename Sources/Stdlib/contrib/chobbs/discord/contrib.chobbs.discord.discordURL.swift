import Interpreter

/// The built-in `discord.discordURL`: the address of Discord.
let contribChobbsDiscordDiscordURL = Builtin(
  package: "contrib/chobbs/discord", name: "discordURL",
  signature: "string",
  documentation: Documentation(
    "The address of Discord.",
    example: """
      import "contrib/chobbs/discord"

      discord.discordURL
      """,
    output: "https://discordapp.com/api/webhooks/"),
  isOption: true,
  body: .value { .string("https://discordapp.com/api/webhooks/") })
