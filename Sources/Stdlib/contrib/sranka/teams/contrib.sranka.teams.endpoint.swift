import Interpreter

/// The built-in `teams.endpoint`: gives a function that sends each row of a stream.
let contribSrankaTeamsEndpoint = serviceEndpoint(
  package: "contrib/sranka/teams", service: "the web service of Microsoft Teams",
  parameters: [
    ("url: string", "The address of the service.")
  ],
  example: "url: \"https://example.org\"")
