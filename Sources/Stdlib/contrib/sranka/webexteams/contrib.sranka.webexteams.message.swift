import Interpreter

/// The built-in `webexteams.message`: sends a message to a room of Webex.
let contribSrankaWebexteamsMessage = Builtin(
  package: "contrib/sranka/webexteams", name: "message",
  signature: """
    (?url: string, token: string, roomId: string, text: string, markdown: string) => \
    int
    """,
  documentation: Documentation(
    "Sends a message to a room of Webex.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("roomId", "Goes to the service as it is."),
      ("text", "The text."),
      ("markdown", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/sranka/webexteams"

      webexteams.message(token: "secret", roomId: "1", text: "output is low", markdown: "")
      """,
    output: """
      error: webexteams.message needs the web service of Webex, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Webex", fix: sendFromOutside))
