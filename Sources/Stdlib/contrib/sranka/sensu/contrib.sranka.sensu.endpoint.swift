import Interpreter

/// The built-in `sensu.endpoint`: gives a function that sends each row of a stream.
let contribSrankaSensuEndpoint = serviceEndpoint(
  package: "contrib/sranka/sensu", service: "the web service of Sensu",
  parameters: [
    ("url: string", "The address of the service."),
    ("apiKey: string", "The secret that the service knows."),
    ("?handlers: [string]", "Goes to the service as it is."),
    ("?namespace: string", "Goes to the service as it is."),
    ("?entityName: string", "Goes to the service as it is."),
  ],
  example: "url: \"https://example.org\", apiKey: \"secret\"")
