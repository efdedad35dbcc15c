// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let timezoneMembers: Members = [
    "fixed": { Stdlib.timezoneFixed },
    "location": { Stdlib.timezoneLocation },
    "utc": { Stdlib.timezoneUtc },
  ]
}
