import Interpreter

/// The built-in `servicenow.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoServicenowEndpoint = serviceEndpoint(
  package: "contrib/bonitoo-io/servicenow", service: "the web service of ServiceNow",
  parameters: [
    ("url: string", "The address of the service."),
    ("username: string", "The name of the user."),
    ("password: string", "The password."),
    ("?source: string", "Goes to the service as it is."),
  ],
  example: "url: \"https://example.org\", username: \"u\", password: \"p\"")
