import Interpreter

/// The built-in `pushbullet.pushData`: sends a record to Pushbullet.
let pushbulletPushData = Builtin(
  package: "pushbullet", name: "pushData",
  signature: "(?url: string, ?token: string, data: A) => int where A: Record",
  documentation: Documentation(
    "Sends a record to Pushbullet.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("data", "What to send."),
    ],
    example: """
      import "pushbullet"

      pushbullet.pushData(data: {type: "note", title: "grid", body: "output is low"})
      """,
    output: """
      error: pushbullet.pushData needs the web service of Pushbullet, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of Pushbullet", fix: sendFromOutside))
