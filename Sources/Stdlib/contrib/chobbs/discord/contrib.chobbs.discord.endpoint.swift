import Interpreter

/// The built-in `discord.endpoint`: gives a function that sends each row of a stream.
let contribChobbsDiscordEndpoint = Builtin(
  package: "contrib/chobbs/discord", name: "endpoint",
  signature: """
    (webhookToken: string, webhookID: string, username: string, ?avatar_url: string) \
    => (mapFn: (r: A) => B) => (<-tables: stream[C]) => stream[E] where A: Record, \
    B: Record, C: Record, E: Record
    """,
  documentation: Documentation(
    "Gives a function that sends each row of a stream.",
    parameters: [
      ("webhookToken", "Goes to the service as it is."),
      ("webhookID", "Goes to the service as it is."),
      ("username", "The name of the user."),
      ("avatar_url", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/chobbs/discord"

      discord.endpoint(webhookToken: "t", webhookID: "1", username: "grid")
      """,
    output: """
      error: discord.endpoint needs the web service of Discord, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Discord", fix: sendFromOutside))
