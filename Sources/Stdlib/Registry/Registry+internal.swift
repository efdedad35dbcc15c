// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let internalBooleanMembers: Members = [
    "false": { Stdlib.internalBooleanFalse },
    "true": { Stdlib.internalBooleanTrue },
  ]

  static let internalDebugMembers: Members = [
    "feature": { Stdlib.internalDebugFeature },
    "getOption": { Stdlib.internalDebugGetOption },
    "null": { Stdlib.internalDebugNull },
    "opaque": { Stdlib.internalDebugOpaque },
    "pass": { Stdlib.internalDebugPass },
    "sink": { Stdlib.internalDebugSink },
    "slurp": { Stdlib.internalDebugSlurp },
    "vectorize": { Stdlib.internalDebugVectorize },
  ]

  static let internalGenMembers: Members = [
    "tables": { Stdlib.internalGenTables }
  ]

  static let internalInfluxqlMembers: Members = [
    "epoch": { Stdlib.internalInfluxqlEpoch },
    "maxTime": { Stdlib.internalInfluxqlMaxTime },
    "minTime": { Stdlib.internalInfluxqlMinTime },
  ]

  static let internalLocationMembers: Members = [
    "location": { Stdlib.internalLocationLocation }
  ]

  static let internalPromqlMembers: Members = [
    "changes": { Stdlib.internalPromqlChanges },
    "emptyTable": { Stdlib.internalPromqlEmptyTable },
    "extrapolatedRate": { Stdlib.internalPromqlExtrapolatedRate },
    "holtWinters": { Stdlib.internalPromqlHoltWinters },
    "instantRate": { Stdlib.internalPromqlInstantRate },
    "join": { Stdlib.internalPromqlJoin },
    "labelReplace": { Stdlib.internalPromqlLabelReplace },
    "linearRegression": { Stdlib.internalPromqlLinearRegression },
    "promHistogramQuantile": { Stdlib.internalPromqlPromHistogramQuantile },
    "promqlDayOfMonth": { Stdlib.internalPromqlPromqlDayOfMonth },
    "promqlDayOfWeek": { Stdlib.internalPromqlPromqlDayOfWeek },
    "promqlDaysInMonth": { Stdlib.internalPromqlPromqlDaysInMonth },
    "promqlHour": { Stdlib.internalPromqlPromqlHour },
    "promqlMinute": { Stdlib.internalPromqlPromqlMinute },
    "promqlMonth": { Stdlib.internalPromqlPromqlMonth },
    "promqlYear": { Stdlib.internalPromqlPromqlYear },
    "quantile": { Stdlib.internalPromqlQuantile },
    "resets": { Stdlib.internalPromqlResets },
    "timestamp": { Stdlib.internalPromqlTimestamp },
  ]

  static let internalTestingMembers: Members = [
    "assertMatches": { Stdlib.internalTestingAssertMatches },
    "shouldErrorWithCode": { Stdlib.internalTestingShouldErrorWithCode },
  ]
}
