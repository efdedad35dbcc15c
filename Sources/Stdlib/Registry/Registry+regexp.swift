// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let regexpMembers: Members = [
    "compile": { Stdlib.regexpCompile },
    "findString": { Stdlib.regexpFindString },
    "findStringIndex": { Stdlib.regexpFindStringIndex },
    "getString": { Stdlib.regexpGetString },
    "matchRegexpString": { Stdlib.regexpMatchRegexpString },
    "quoteMeta": { Stdlib.regexpQuoteMeta },
    "replaceAllString": { Stdlib.regexpReplaceAllString },
    "splitRegexp": { Stdlib.regexpSplitRegexp },
  ]
}
