// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let arrayMembers: Members = [
    "concat": { Stdlib.arrayConcat },
    "filter": { Stdlib.arrayFilter },
    "from": { Stdlib.arrayFrom },
    "map": { Stdlib.arrayMap },
  ]
}
