import Interpreter

/// The built-in `alerta.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoAlertaEndpoint = serviceEndpoint(
  package: "contrib/bonitoo-io/alerta", service: "the web service of Alerta",
  parameters: [
    ("url: string", "The address of the service."),
    ("apiKey: string", "The secret that the service knows."),
    ("?environment: string", "Goes to the service as it is."),
    ("?origin: string", "Goes to the service as it is."),
  ],
  example: "url: \"https://example.org\", apiKey: \"k\"")
