import Interpreter

/// The built-in `requests.do`: the same as `http/requests.do`.
let experimentalHttpRequestsDo = httpRequestsDo.alias(in: "experimental/http/requests")
