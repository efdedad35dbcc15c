// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let bitwiseMembers: Members = [
    "sand": { Stdlib.bitwiseSand },
    "sclear": { Stdlib.bitwiseSclear },
    "slshift": { Stdlib.bitwiseSlshift },
    "snot": { Stdlib.bitwiseSnot },
    "sor": { Stdlib.bitwiseSor },
    "srshift": { Stdlib.bitwiseSrshift },
    "sxor": { Stdlib.bitwiseSxor },
    "uand": { Stdlib.bitwiseUand },
    "uclear": { Stdlib.bitwiseUclear },
    "ulshift": { Stdlib.bitwiseUlshift },
    "unot": { Stdlib.bitwiseUnot },
    "uor": { Stdlib.bitwiseUor },
    "urshift": { Stdlib.bitwiseUrshift },
    "uxor": { Stdlib.bitwiseUxor },
  ]
}
