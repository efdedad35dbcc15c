import Interpreter

/// The built-in `discord.endpoint`: gives a function that sends each row of a stream.
let contribChobbsDiscordEndpoint = serviceEndpoint(
  package: "contrib/chobbs/discord", service: "the web service of Discord",
  parameters: [
    ("webhookToken: string", "Goes to the service as it is."),
    ("webhookID: string", "Goes to the service as it is."),
    ("username: string", "The name of the user."),
    ("?avatar_url: string", "Goes to the service as it is."),
  ],
  example: "webhookToken: \"t\", webhookID: \"1\", username: \"grid\"")
