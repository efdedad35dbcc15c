import Interpreter

/// The built-in `webexteams.endpoint`: gives a function that sends each row of a stream.
let contribSrankaWebexteamsEndpoint = serviceEndpoint(
  package: "contrib/sranka/webexteams", service: "the web service of Webex",
  parameters: [
    ("?url: string", "The address of the service."),
    ("token: string", "The secret that the service knows."),
  ],
  example: "token: \"secret\"")
