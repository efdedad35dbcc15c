import Interpreter

/// The built-in `discord.send`: sends a message to a channel of Discord.
let contribChobbsDiscordSend = Builtin(
  package: "contrib/chobbs/discord", name: "send",
  signature: """
    (webhookToken: string, webhookID: string, username: string, content: string, \
    ?avatar_url: string) => int
    """,
  documentation: Documentation(
    "Sends a message to a channel of Discord.",
    parameters: [
      ("webhookToken", "Goes to the service as it is."),
      ("webhookID", "Goes to the service as it is."),
      ("username", "The name of the user."),
      ("content", "Goes to the service as it is."),
      ("avatar_url", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/chobbs/discord"

      discord.send(webhookToken: "t", webhookID: "1", username: "grid", content: "output is low")
      """,
    output: """
      error: discord.send needs the web service of Discord, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Discord", fix: sendFromOutside))
