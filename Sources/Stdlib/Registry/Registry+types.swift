// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let typesMembers: Members = [
    "isNumeric": { Stdlib.typesIsNumeric },
    "isType": { Stdlib.typesIsType },
  ]
}
