import Interpreter

/// The built-in `zenoss.endpoint`: gives a function that sends each row of a stream.
let contribBonitooIoZenossEndpoint = serviceEndpoint(
  package: "contrib/bonitoo-io/zenoss", service: "the web service of Zenoss",
  parameters: [
    ("url: string", "The address of the service."),
    ("?username: string", "The name of the user."),
    ("?password: string", "The password."),
    ("?apiKey: string", "The secret that the service knows."),
    ("?action: string", "Goes to the service as it is."),
    ("?method: string", "The method, such as `GET`."),
    ("?type: string", "Goes to the service as it is."),
    ("?tid: int", "Goes to the service as it is."),
  ],
  example: "url: \"https://example.org\"")
