import Interpreter

/// The built-in `bigpanda.endpoint`: gives a function that sends each row of a stream.
let contribRhajekBigpandaEndpoint = serviceEndpoint(
  package: "contrib/rhajek/bigpanda", service: "the web service of BigPanda",
  parameters: [
    ("?url: string", "The address of the service."),
    ("token: string", "The secret that the service knows."),
    ("appKey: string", "Goes to the service as it is."),
  ],
  example: "token: \"t\", appKey: \"a\"")
