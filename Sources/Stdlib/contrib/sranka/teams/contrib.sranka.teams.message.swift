import Interpreter

/// The built-in `teams.message`: sends a message to a channel of Microsoft Teams.
let contribSrankaTeamsMessage = Builtin(
  package: "contrib/sranka/teams", name: "message",
  signature: "(url: string, title: string, text: string, ?summary: string) => int",
  documentation: Documentation(
    "Sends a message to a channel of Microsoft Teams.",
    parameters: [
      ("url", "The address of the service."),
      ("title", "The title."),
      ("text", "The text."),
      ("summary", "A short text."),
    ],
    example: """
      import "contrib/sranka/teams"

      teams.message(url: "https://example.org", title: "grid", text: "output is low")
      """,
    output: """
      error: teams.message needs the web service of Microsoft Teams, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Microsoft Teams", fix: sendFromOutside))
