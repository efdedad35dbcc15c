import Interpreter

/// The built-in `pushbullet.defaultURL`: the address that notes go to.
let pushbulletDefaultURL = Builtin(
  package: "pushbullet", name: "defaultURL",
  signature: "string",
  documentation: Documentation(
    "The address that notes go to.",
    example: """
      import "pushbullet"

      pushbullet.defaultURL
      """,
    output: "https://api.pushbullet.com/v2/pushes"),
  isOption: true,
  body: .value { .string("https://api.pushbullet.com/v2/pushes") })
