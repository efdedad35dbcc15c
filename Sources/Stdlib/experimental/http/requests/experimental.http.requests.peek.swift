import Interpreter

/// The built-in `requests.peek`: the same as `http/requests.peek`.
let experimentalHttpRequestsPeek = httpRequestsPeek.alias(in: "experimental/http/requests")
