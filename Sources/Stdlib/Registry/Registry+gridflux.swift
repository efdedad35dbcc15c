// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let gridfluxMembers: Members = [
    "csv": { Stdlib.gridfluxCsv }
  ]
}
