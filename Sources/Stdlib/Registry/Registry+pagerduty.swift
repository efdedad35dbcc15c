// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let pagerdutyMembers: Members = [
    "actionFromLevel": { Stdlib.pagerdutyActionFromLevel },
    "actionFromSeverity": { Stdlib.pagerdutyActionFromSeverity },
    "dedupKey": { Stdlib.pagerdutyDedupKey },
    "defaultURL": { Stdlib.pagerdutyDefaultURL },
    "endpoint": { Stdlib.pagerdutyEndpoint },
    "sendEvent": { Stdlib.pagerdutySendEvent },
    "severityFromLevel": { Stdlib.pagerdutySeverityFromLevel },
  ]
}
