import Interpreter

/// The built-in `requests.post`: the same as `http/requests.post`.
let experimentalHttpRequestsPost = httpRequestsPost.alias(in: "experimental/http/requests")
