import Interpreter

/// The built-in `opsgenie.endpoint`: gives a function that sends each row of a stream.
let contribSrankaOpsgenieEndpoint = serviceEndpoint(
  package: "contrib/sranka/opsgenie", service: "the web service of Opsgenie",
  parameters: [
    ("?url: string", "The address of the service."),
    ("apiKey: string", "The secret that the service knows."),
    ("?entity: string", "Goes to the service as it is."),
  ],
  example: "apiKey: \"secret\"")
