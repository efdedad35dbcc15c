import Interpreter

/// The built-in `http.endpoint`: gives a function that sends each row of a stream.
let httpEndpoint = serviceEndpoint(
  package: "http", service: "a web service",
  parameters: [
    ("url: string", "The address of the service.")
  ],
  example: "url: \"https://example.org\"")
