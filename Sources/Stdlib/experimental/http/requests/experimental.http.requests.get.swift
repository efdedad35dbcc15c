import Interpreter

/// The built-in `requests.get`: the same as `http/requests.get`.
let experimentalHttpRequestsGet = httpRequestsGet.alias(in: "experimental/http/requests")
