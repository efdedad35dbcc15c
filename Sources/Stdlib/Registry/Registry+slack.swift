// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let slackMembers: Members = [
    "defaultURL": { Stdlib.slackDefaultURL },
    "endpoint": { Stdlib.slackEndpoint },
    "message": { Stdlib.slackMessage },
    "validateColorString": { Stdlib.slackValidateColorString },
  ]
}
