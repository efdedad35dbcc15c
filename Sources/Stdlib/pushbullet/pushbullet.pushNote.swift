import Interpreter

/// The built-in `pushbullet.pushNote`: sends a note to Pushbullet.
let pushbulletPushNote = Builtin(
  package: "pushbullet", name: "pushNote",
  signature: "(?url: string, ?token: string, title: string, text: string) => int",
  documentation: Documentation(
    "Sends a note to Pushbullet.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("title", "The title."),
      ("text", "The text."),
    ],
    example: """
      import "pushbullet"

      pushbullet.pushNote(title: "grid", text: "output is low")
      """,
    output: """
      error: pushbullet.pushNote needs the web service of Pushbullet, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Pushbullet", fix: sendFromOutside))
