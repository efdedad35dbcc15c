// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let httpMembers: Members = [
    "basicAuth": { Stdlib.httpBasicAuth },
    "endpoint": { Stdlib.httpEndpoint },
    "pathEscape": { Stdlib.httpPathEscape },
    "post": { Stdlib.httpPost },
  ]

  static let httpRequestsMembers: Members = [
    "defaultConfig": { Stdlib.httpRequestsDefaultConfig },
    "do": { Stdlib.httpRequestsDo },
    "get": { Stdlib.httpRequestsGet },
    "peek": { Stdlib.httpRequestsPeek },
    "post": { Stdlib.httpRequestsPost },
  ]
}
