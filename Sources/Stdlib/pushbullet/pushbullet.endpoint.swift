import Interpreter

/// The built-in `pushbullet.endpoint`: gives a function that sends each row of a stream.
let pushbulletEndpoint = serviceEndpoint(
  package: "pushbullet", service: "the web service of Pushbullet",
  parameters: [
    ("?url: string", "The address of the service."),
    ("?token: string", "The secret that the service knows."),
  ],
  example: "token: \"secret\"")
