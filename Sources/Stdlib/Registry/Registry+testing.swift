// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let testingMembers: Members = [
    "assertEmpty": { Stdlib.testingAssertEmpty },
    "assertEqualValues": { Stdlib.testingAssertEqualValues },
    "assertEquals": { Stdlib.testingAssertEquals },
    "diff": { Stdlib.testingDiff },
    "load": { Stdlib.testingLoad },
    "shouldError": { Stdlib.testingShouldError },
    "tags": { Stdlib.testingTags },
  ]

  static let testingExpectMembers: Members = [
    "planner": { Stdlib.testingExpectPlanner }
  ]
}
