import Interpreter

/// The built-in `requests.defaultConfig`: the same as `http/requests.defaultConfig`.
let experimentalHttpRequestsDefaultConfig = httpRequestsDefaultConfig.alias(
  in: "experimental/http/requests")
