// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let sampledataMembers: Members = [
    "bool": { Stdlib.sampledataBool },
    "float": { Stdlib.sampledataFloat },
    "int": { Stdlib.sampledataInt },
    "numericBool": { Stdlib.sampledataNumericBool },
    "start": { Stdlib.sampledataStart },
    "stop": { Stdlib.sampledataStop },
    "string": { Stdlib.sampledataString },
    "uint": { Stdlib.sampledataUint },
  ]
}
