import Interpreter

/// The built-in `slack.message`: sends a message to a channel of Slack.
let slackMessage = Builtin(
  package: "slack", name: "message",
  signature: """
    (?url: string, ?token: string, channel: string, text: A, color: string) => int
    """,
  documentation: Documentation(
    "Sends a message to a channel of Slack.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("channel", "The channel."),
      ("text", "The text."),
      ("color", "The colour: `good`, `warning`, `danger` or `#rrggbb`."),
    ],
    example: """
      import "slack"

      slack.message(channel: "#grid", text: "output is low", color: "warning")
      """,
    output: """
      error: slack.message needs the web service of Slack, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Slack", fix: sendFromOutside))
