import Interpreter

/// The built-in `pagerduty.endpoint`: gives a function that sends each row of a stream.
let pagerdutyEndpoint = serviceEndpoint(
  package: "pagerduty", service: "the web service of PagerDuty",
  parameters: [
    ("?url: string", "The address of the service.")
  ],
  example: "")
