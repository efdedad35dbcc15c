import Interpreter

/// The built-in `slack.endpoint`: gives a function that sends each row of a stream.
let slackEndpoint = serviceEndpoint(
  package: "slack", service: "the web service of Slack",
  parameters: [
    ("?url: string", "The address of the service."),
    ("?token: string", "The secret that the service knows."),
  ],
  example: "token: \"secret\"")
