// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let dictMembers: Members = [
    "fromList": { Stdlib.dictFromList },
    "get": { Stdlib.dictGet },
    "insert": { Stdlib.dictInsert },
    "remove": { Stdlib.dictRemove },
  ]
}
