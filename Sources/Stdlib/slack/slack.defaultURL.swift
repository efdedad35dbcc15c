import Interpreter

/// The built-in `slack.defaultURL`: the address that messages go to.
let slackDefaultURL = Builtin(
  package: "slack", name: "defaultURL",
  signature: "string",
  documentation: Documentation(
    "The address that messages go to.",
    example: """
      import "slack"

      slack.defaultURL
      """,
    output: "https://slack.com/api/chat.postMessage"),
  isOption: true,
  body: .value { .string("https://slack.com/api/chat.postMessage") })
