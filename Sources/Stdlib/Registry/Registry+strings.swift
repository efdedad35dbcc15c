// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let stringsMembers: Members = [
    "compare": { Stdlib.stringsCompare },
    "containsAny": { Stdlib.stringsContainsAny },
    "containsStr": { Stdlib.stringsContainsStr },
    "countStr": { Stdlib.stringsCountStr },
    "equalFold": { Stdlib.stringsEqualFold },
    "hasPrefix": { Stdlib.stringsHasPrefix },
    "hasSuffix": { Stdlib.stringsHasSuffix },
    "index": { Stdlib.stringsIndex },
    "indexAny": { Stdlib.stringsIndexAny },
    "isDigit": { Stdlib.stringsIsDigit },
    "isLetter": { Stdlib.stringsIsLetter },
    "isLower": { Stdlib.stringsIsLower },
    "isUpper": { Stdlib.stringsIsUpper },
    "joinStr": { Stdlib.stringsJoinStr },
    "lastIndex": { Stdlib.stringsLastIndex },
    "lastIndexAny": { Stdlib.stringsLastIndexAny },
    "repeat": { Stdlib.stringsRepeat },
    "replace": { Stdlib.stringsReplace },
    "replaceAll": { Stdlib.stringsReplaceAll },
    "split": { Stdlib.stringsSplit },
    "splitAfter": { Stdlib.stringsSplitAfter },
    "splitAfterN": { Stdlib.stringsSplitAfterN },
    "splitN": { Stdlib.stringsSplitN },
    "strlen": { Stdlib.stringsStrlen },
    "substring": { Stdlib.stringsSubstring },
    "title": { Stdlib.stringsTitle },
    "toLower": { Stdlib.stringsToLower },
    "toTitle": { Stdlib.stringsToTitle },
    "toUpper": { Stdlib.stringsToUpper },
    "trim": { Stdlib.stringsTrim },
    "trimLeft": { Stdlib.stringsTrimLeft },
    "trimPrefix": { Stdlib.stringsTrimPrefix },
    "trimRight": { Stdlib.stringsTrimRight },
    "trimSpace": { Stdlib.stringsTrimSpace },
    "trimSuffix": { Stdlib.stringsTrimSuffix },
  ]
}
