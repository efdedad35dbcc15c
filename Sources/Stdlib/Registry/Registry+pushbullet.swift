// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let pushbulletMembers: Members = [
    "defaultURL": { Stdlib.pushbulletDefaultURL },
    "endpoint": { Stdlib.pushbulletEndpoint },
    "pushData": { Stdlib.pushbulletPushData },
    "pushNote": { Stdlib.pushbulletPushNote },
  ]
}
