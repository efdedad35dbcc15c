import Interpreter

/// The built-in `victorops.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoVictoropsEndpoint = serviceEndpoint(
  package: "contrib/bonitoo-io/victorops", service: "the web service of VictorOps",
  parameters: [
    ("url: string", "The address of the service."),
    ("?monitoringTool: string", "Goes to the service as it is."),
  ],
  example: "url: \"https://example.org\"")
