// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let joinMembers: Members = [
    "full": { Stdlib.joinFull },
    "inner": { Stdlib.joinInner },
    "left": { Stdlib.joinLeft },
    "right": { Stdlib.joinRight },
    "tables": { Stdlib.joinTables },
    "time": { Stdlib.joinTime },
  ]
}
