// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

/// The built-ins by package and name; each is made at its first use.
enum GeneratedRegistry {
  static let packagePaths = [
    "array",
    "bitwise",
    "contrib/anaisdg/anomalydetection",
    "contrib/anaisdg/statsmodels",
    "contrib/bonitoo-io/alerta",
    "contrib/bonitoo-io/hex",
    "contrib/bonitoo-io/servicenow",
    "contrib/bonitoo-io/tickscript",
    "contrib/bonitoo-io/victorops",
    "contrib/bonitoo-io/zenoss",
    "contrib/chobbs/discord",
    "contrib/jsternberg/influxdb",
    "contrib/qxip/clickhouse",
    "contrib/qxip/hash",
    "contrib/qxip/logql",
    "contrib/rhajek/bigpanda",
    "contrib/sranka/opsgenie",
    "contrib/sranka/sensu",
    "contrib/sranka/teams",
    "contrib/sranka/telegram",
    "contrib/sranka/webexteams",
    "contrib/tomhollingworth/events",
    "csv",
    "date",
    "date/boundaries",
    "dict",
    "experimental",
    "experimental/aggregate",
    "experimental/array",
    "experimental/bigtable",
    "experimental/bitwise",
    "experimental/csv",
    "experimental/date/boundaries",
    "experimental/dynamic",
    "experimental/geo",
    "experimental/http",
    "experimental/http/requests",
    "experimental/influxdb",
    "experimental/iox",
    "experimental/json",
    "experimental/mqtt",
    "experimental/oee",
    "experimental/polyline",
    "experimental/prometheus",
    "experimental/query",
    "experimental/record",
    "experimental/table",
    "experimental/usage",
    "generate",
    "http",
    "http/requests",
    "influxdata/influxdb",
    "influxdata/influxdb/monitor",
    "influxdata/influxdb/sample",
    "influxdata/influxdb/schema",
    "influxdata/influxdb/secrets",
    "influxdata/influxdb/tasks",
    "influxdata/influxdb/v1",
    "internal/boolean",
    "internal/debug",
    "internal/gen",
    "internal/influxql",
    "internal/location",
    "internal/promql",
    "internal/testing",
    "interpolate",
    "join",
    "json",
    "kafka",
    "math",
    "pagerduty",
    "planner",
    "profiler",
    "pushbullet",
    "regexp",
    "runtime",
    "sampledata",
    "slack",
    "socket",
    "sql",
    "strings",
    "system",
    "testing",
    "testing/expect",
    "timezone",
    "types",
    "universe",
  ]

  static func members(ofPackage path: String) -> [String] {
    switch path {
    case "array":
      [
        "concat",
        "filter",
        "from",
        "map",
      ]
    case "bitwise":
      [
        "sand",
        "sclear",
        "slshift",
        "snot",
        "sor",
        "srshift",
        "sxor",
        "uand",
        "uclear",
        "ulshift",
        "unot",
        "uor",
        "urshift",
        "uxor",
      ]
    case "contrib/anaisdg/anomalydetection":
      [
        "mad"
      ]
    case "contrib/anaisdg/statsmodels":
      [
        "linearRegression"
      ]
    case "contrib/bonitoo-io/alerta":
      [
        "alert",
        "endpoint",
      ]
    case "contrib/bonitoo-io/hex":
      [
        "bytes",
        "int",
        "string",
        "uint",
      ]
    case "contrib/bonitoo-io/servicenow":
      [
        "endpoint",
        "event",
      ]
    case "contrib/bonitoo-io/tickscript":
      [
        "alert",
        "compute",
        "deadman",
        "defineCheck",
        "groupBy",
        "join",
        "select",
        "selectWindow",
      ]
    case "contrib/bonitoo-io/victorops":
      [
        "alert",
        "endpoint",
      ]
    case "contrib/bonitoo-io/zenoss":
      [
        "endpoint",
        "event",
      ]
    case "contrib/chobbs/discord":
      [
        "discordURL",
        "endpoint",
        "send",
      ]
    case "contrib/jsternberg/influxdb":
      [
        "from",
        "select",
      ]
    case "contrib/qxip/clickhouse":
      [
        "defaultURL",
        "query",
      ]
    case "contrib/qxip/hash":
      [
        "b64",
        "hmac",
        "md5",
        "sha1",
        "sha256",
        "xxhash64",
      ]
    case "contrib/qxip/logql":
      [
        "defaultAPI",
        "defaultURL",
        "query_range",
      ]
    case "contrib/rhajek/bigpanda":
      [
        "defaultTokenPrefix",
        "defaultUrl",
        "endpoint",
        "sendAlert",
        "statusFromLevel",
      ]
    case "contrib/sranka/opsgenie":
      [
        "endpoint",
        "respondersToJSON",
        "sendAlert",
      ]
    case "contrib/sranka/sensu":
      [
        "endpoint",
        "event",
        "toSensuName",
      ]
    case "contrib/sranka/teams":
      [
        "endpoint",
        "message",
        "summaryCutoff",
      ]
    case "contrib/sranka/telegram":
      [
        "defaultDisableWebPagePreview",
        "defaultParseMode",
        "defaultSilent",
        "defaultURL",
        "endpoint",
        "message",
      ]
    case "contrib/sranka/webexteams":
      [
        "endpoint",
        "message",
      ]
    case "contrib/tomhollingworth/events":
      [
        "duration"
      ]
    case "csv":
      [
        "from"
      ]
    case "date":
      [
        "April",
        "August",
        "December",
        "February",
        "Friday",
        "January",
        "July",
        "June",
        "March",
        "May",
        "Monday",
        "November",
        "October",
        "Saturday",
        "September",
        "Sunday",
        "Thursday",
        "Tuesday",
        "Wednesday",
        "add",
        "hour",
        "microsecond",
        "millisecond",
        "minute",
        "month",
        "monthDay",
        "nanosecond",
        "quarter",
        "scale",
        "second",
        "sub",
        "time",
        "truncate",
        "week",
        "weekDay",
        "year",
        "yearDay",
      ]
    case "date/boundaries":
      [
        "friday",
        "monday",
        "month",
        "saturday",
        "sunday",
        "thursday",
        "tuesday",
        "wednesday",
        "week",
        "yesterday",
      ]
    case "dict":
      [
        "fromList",
        "get",
        "insert",
        "remove",
      ]
    case "experimental":
      [
        "addDuration",
        "alignTime",
        "catch",
        "chain",
        "count",
        "diff",
        "distinct",
        "fill",
        "first",
        "group",
        "histogram",
        "histogramQuantile",
        "integral",
        "join",
        "kaufmansAMA",
        "last",
        "max",
        "mean",
        "min",
        "mode",
        "objectKeys",
        "preview",
        "quantile",
        "set",
        "skew",
        "spread",
        "stddev",
        "subDuration",
        "sum",
        "to",
        "unique",
        "unpivot",
        "window",
      ]
    case "experimental/aggregate":
      [
        "rate"
      ]
    case "experimental/array":
      [
        "concat",
        "filter",
        "from",
        "map",
        "toBool",
        "toDuration",
        "toFloat",
        "toInt",
        "toString",
        "toTime",
        "toUInt",
      ]
    case "experimental/bigtable":
      [
        "from"
      ]
    case "experimental/bitwise":
      [
        "sand",
        "sclear",
        "slshift",
        "snot",
        "sor",
        "srshift",
        "sxor",
        "uand",
        "uclear",
        "ulshift",
        "unot",
        "uor",
        "urshift",
        "uxor",
      ]
    case "experimental/csv":
      [
        "from"
      ]
    case "experimental/date/boundaries":
      [
        "friday",
        "monday",
        "month",
        "saturday",
        "sunday",
        "thursday",
        "tuesday",
        "wednesday",
        "week",
        "yesterday",
      ]
    case "experimental/dynamic":
      [
        "_isNotDistinct",
        "asArray",
        "dynamic",
        "isType",
        "jsonEncode",
        "jsonParse",
      ]
    case "experimental/geo":
      [
        "ST_Contains",
        "ST_DWithin",
        "ST_Distance",
        "ST_Intersects",
        "ST_Length",
        "ST_LineString",
        "asTracks",
        "filterRows",
        "getGrid",
        "getLevel",
        "gridFilter",
        "groupByArea",
        "s2CellIDToken",
        "s2CellLatLon",
        "shapeData",
        "stContains",
        "stDistance",
        "stLength",
        "strictFilter",
        "toRows",
        "totalDistance",
        "units",
      ]
    case "experimental/http":
      [
        "get"
      ]
    case "experimental/http/requests":
      [
        "defaultConfig",
        "do",
        "get",
        "peek",
        "post",
      ]
    case "experimental/influxdb":
      [
        "api"
      ]
    case "experimental/iox":
      [
        "from",
        "sql",
        "sqlInterval",
      ]
    case "experimental/json":
      [
        "parse"
      ]
    case "experimental/mqtt":
      [
        "publish",
        "to",
      ]
    case "experimental/oee":
      [
        "APQ",
        "computeAPQ",
      ]
    case "experimental/polyline":
      [
        "rdp"
      ]
    case "experimental/prometheus":
      [
        "histogramQuantile",
        "scrape",
      ]
    case "experimental/query":
      [
        "filterFields",
        "filterMeasurement",
        "fromRange",
        "inBucket",
      ]
    case "experimental/record":
      [
        "any",
        "get",
      ]
    case "experimental/table":
      [
        "fill"
      ]
    case "experimental/usage":
      [
        "from",
        "limits",
      ]
    case "generate":
      [
        "from"
      ]
    case "http":
      [
        "basicAuth",
        "endpoint",
        "pathEscape",
        "post",
      ]
    case "http/requests":
      [
        "defaultConfig",
        "do",
        "get",
        "peek",
        "post",
      ]
    case "influxdata/influxdb":
      [
        "buckets",
        "cardinality",
        "from",
        "to",
        "wideTo",
      ]
    case "influxdata/influxdb/monitor":
      [
        "bucket",
        "check",
        "deadman",
        "from",
        "levelCrit",
        "levelInfo",
        "levelOK",
        "levelUnknown",
        "levelWarn",
        "log",
        "logs",
        "notify",
        "stateChanges",
        "stateChangesOnly",
        "write",
      ]
    case "influxdata/influxdb/sample":
      [
        "alignToNow",
        "data",
        "list",
      ]
    case "influxdata/influxdb/schema":
      [
        "_from",
        "fieldKeys",
        "fieldsAsCols",
        "measurementFieldKeys",
        "measurementTagKeys",
        "measurementTagValues",
        "measurements",
        "tagKeys",
        "tagValues",
      ]
    case "influxdata/influxdb/secrets":
      [
        "get"
      ]
    case "influxdata/influxdb/tasks":
      [
        "lastSuccess",
        "lastSuccessTime",
      ]
    case "influxdata/influxdb/v1":
      [
        "databases",
        "fieldKeys",
        "fieldsAsCols",
        "json",
        "measurementFieldKeys",
        "measurementTagKeys",
        "measurementTagValues",
        "measurements",
        "tagKeys",
        "tagValues",
      ]
    case "internal/boolean":
      [
        "false",
        "true",
      ]
    case "internal/debug":
      [
        "feature",
        "getOption",
        "null",
        "opaque",
        "pass",
        "sink",
        "slurp",
        "vectorize",
      ]
    case "internal/gen":
      [
        "tables"
      ]
    case "internal/influxql":
      [
        "epoch",
        "maxTime",
        "minTime",
      ]
    case "internal/location":
      [
        "location"
      ]
    case "internal/promql":
      [
        "changes",
        "emptyTable",
        "extrapolatedRate",
        "holtWinters",
        "instantRate",
        "join",
        "labelReplace",
        "linearRegression",
        "promHistogramQuantile",
        "promqlDayOfMonth",
        "promqlDayOfWeek",
        "promqlDaysInMonth",
        "promqlHour",
        "promqlMinute",
        "promqlMonth",
        "promqlYear",
        "quantile",
        "resets",
        "timestamp",
      ]
    case "internal/testing":
      [
        "assertMatches",
        "shouldErrorWithCode",
      ]
    case "interpolate":
      [
        "linear"
      ]
    case "join":
      [
        "full",
        "inner",
        "left",
        "right",
        "tables",
        "time",
      ]
    case "json":
      [
        "encode"
      ]
    case "kafka":
      [
        "to"
      ]
    case "math":
      [
        "NaN",
        "abs",
        "acos",
        "acosh",
        "asin",
        "asinh",
        "atan",
        "atan2",
        "atanh",
        "cbrt",
        "ceil",
        "copysign",
        "cos",
        "cosh",
        "dim",
        "e",
        "erf",
        "erfc",
        "erfcinv",
        "erfinv",
        "exp",
        "exp2",
        "expm1",
        "float64bits",
        "float64frombits",
        "floor",
        "frexp",
        "gamma",
        "hypot",
        "ilogb",
        "isInf",
        "isNaN",
        "j0",
        "j1",
        "jn",
        "ldexp",
        "lgamma",
        "ln10",
        "ln2",
        "log",
        "log10",
        "log10e",
        "log1p",
        "log2",
        "log2e",
        "logb",
        "mInf",
        "mMax",
        "mMin",
        "maxfloat",
        "maxint",
        "maxuint",
        "minint",
        "mod",
        "modf",
        "nextafter",
        "phi",
        "pi",
        "pow",
        "pow10",
        "remainder",
        "round",
        "roundtoeven",
        "signbit",
        "sin",
        "sincos",
        "sinh",
        "smallestNonzeroFloat",
        "sqrt",
        "sqrt2",
        "sqrte",
        "sqrtphi",
        "sqrtpi",
        "tan",
        "tanh",
        "trunc",
        "y0",
        "y1",
        "yn",
      ]
    case "pagerduty":
      [
        "actionFromLevel",
        "actionFromSeverity",
        "dedupKey",
        "defaultURL",
        "endpoint",
        "sendEvent",
        "severityFromLevel",
      ]
    case "planner":
      [
        "disableLogicalRules",
        "disablePhysicalRules",
      ]
    case "profiler":
      [
        "enabledProfilers"
      ]
    case "pushbullet":
      [
        "defaultURL",
        "endpoint",
        "pushData",
        "pushNote",
      ]
    case "regexp":
      [
        "compile",
        "findString",
        "findStringIndex",
        "getString",
        "matchRegexpString",
        "quoteMeta",
        "replaceAllString",
        "splitRegexp",
      ]
    case "runtime":
      [
        "version"
      ]
    case "sampledata":
      [
        "bool",
        "float",
        "int",
        "numericBool",
        "start",
        "stop",
        "string",
        "uint",
      ]
    case "slack":
      [
        "defaultURL",
        "endpoint",
        "message",
        "validateColorString",
      ]
    case "socket":
      [
        "from"
      ]
    case "sql":
      [
        "from",
        "to",
      ]
    case "strings":
      [
        "compare",
        "containsAny",
        "containsStr",
        "countStr",
        "equalFold",
        "hasPrefix",
        "hasSuffix",
        "index",
        "indexAny",
        "isDigit",
        "isLetter",
        "isLower",
        "isUpper",
        "joinStr",
        "lastIndex",
        "lastIndexAny",
        "repeat",
        "replace",
        "replaceAll",
        "split",
        "splitAfter",
        "splitAfterN",
        "splitN",
        "strlen",
        "substring",
        "title",
        "toLower",
        "toTitle",
        "toUpper",
        "trim",
        "trimLeft",
        "trimPrefix",
        "trimRight",
        "trimSpace",
        "trimSuffix",
      ]
    case "system":
      [
        "time"
      ]
    case "testing":
      [
        "assertEmpty",
        "assertEqualValues",
        "assertEquals",
        "diff",
        "load",
        "shouldError",
        "tags",
      ]
    case "testing/expect":
      [
        "planner"
      ]
    case "timezone":
      [
        "fixed",
        "location",
        "utc",
      ]
    case "types":
      [
        "isNumeric",
        "isType",
      ]
    case "universe":
      [
        "_window",
        "aggregateWindow",
        "bool",
        "bottom",
        "bytes",
        "chandeMomentumOscillator",
        "columns",
        "contains",
        "count",
        "cov",
        "covariance",
        "cumulativeSum",
        "derivative",
        "die",
        "difference",
        "display",
        "distinct",
        "doubleEMA",
        "drop",
        "duplicate",
        "duration",
        "elapsed",
        "exponentialMovingAverage",
        "fill",
        "filter",
        "findColumn",
        "findRecord",
        "first",
        "float",
        "getColumn",
        "getRecord",
        "group",
        "highestAverage",
        "highestCurrent",
        "highestMax",
        "histogram",
        "histogramQuantile",
        "holtWinters",
        "hourSelection",
        "increase",
        "inf",
        "int",
        "integral",
        "join",
        "kaufmansAMA",
        "kaufmansER",
        "keep",
        "keyValues",
        "keys",
        "last",
        "length",
        "limit",
        "linearBins",
        "logarithmicBins",
        "lowestAverage",
        "lowestCurrent",
        "lowestMin",
        "map",
        "max",
        "mean",
        "median",
        "min",
        "mode",
        "movingAverage",
        "now",
        "pearsonr",
        "pivot",
        "quantile",
        "range",
        "reduce",
        "relativeStrengthIndex",
        "rename",
        "sample",
        "set",
        "skew",
        "sort",
        "spread",
        "stateCount",
        "stateDuration",
        "stateTracking",
        "stddev",
        "string",
        "sum",
        "tableFind",
        "tail",
        "time",
        "timeShift",
        "timeWeightedAvg",
        "timedMovingAverage",
        "toBool",
        "toFloat",
        "toInt",
        "toString",
        "toTime",
        "toUInt",
        "today",
        "top",
        "tripleEMA",
        "tripleExponentialDerivative",
        "truncateTimeColumn",
        "uint",
        "union",
        "unique",
        "window",
        "yield",
      ]
    default: []
    }
  }

  static func builtin(_ name: String, inPackage path: String) -> Builtin? {
    switch path {
    case "array": arrayBuiltin(name)
    case "bitwise": bitwiseBuiltin(name)
    case "contrib/anaisdg/anomalydetection": contribAnaisdgAnomalydetectionBuiltin(name)
    case "contrib/anaisdg/statsmodels": contribAnaisdgStatsmodelsBuiltin(name)
    case "contrib/bonitoo-io/alerta": contribBonitooIoAlertaBuiltin(name)
    case "contrib/bonitoo-io/hex": contribBonitooIoHexBuiltin(name)
    case "contrib/bonitoo-io/servicenow": contribBonitooIoServicenowBuiltin(name)
    case "contrib/bonitoo-io/tickscript": contribBonitooIoTickscriptBuiltin(name)
    case "contrib/bonitoo-io/victorops": contribBonitooIoVictoropsBuiltin(name)
    case "contrib/bonitoo-io/zenoss": contribBonitooIoZenossBuiltin(name)
    case "contrib/chobbs/discord": contribChobbsDiscordBuiltin(name)
    case "contrib/jsternberg/influxdb": contribJsternbergInfluxdbBuiltin(name)
    case "contrib/qxip/clickhouse": contribQxipClickhouseBuiltin(name)
    case "contrib/qxip/hash": contribQxipHashBuiltin(name)
    case "contrib/qxip/logql": contribQxipLogqlBuiltin(name)
    case "contrib/rhajek/bigpanda": contribRhajekBigpandaBuiltin(name)
    case "contrib/sranka/opsgenie": contribSrankaOpsgenieBuiltin(name)
    case "contrib/sranka/sensu": contribSrankaSensuBuiltin(name)
    case "contrib/sranka/teams": contribSrankaTeamsBuiltin(name)
    case "contrib/sranka/telegram": contribSrankaTelegramBuiltin(name)
    case "contrib/sranka/webexteams": contribSrankaWebexteamsBuiltin(name)
    case "contrib/tomhollingworth/events": contribTomhollingworthEventsBuiltin(name)
    case "csv": csvBuiltin(name)
    case "date": dateBuiltin(name)
    case "date/boundaries": dateBoundariesBuiltin(name)
    case "dict": dictBuiltin(name)
    case "experimental": experimentalBuiltin(name)
    case "experimental/aggregate": experimentalAggregateBuiltin(name)
    case "experimental/array": experimentalArrayBuiltin(name)
    case "experimental/bigtable": experimentalBigtableBuiltin(name)
    case "experimental/bitwise": experimentalBitwiseBuiltin(name)
    case "experimental/csv": experimentalCsvBuiltin(name)
    case "experimental/date/boundaries": experimentalDateBoundariesBuiltin(name)
    case "experimental/dynamic": experimentalDynamicBuiltin(name)
    case "experimental/geo": experimentalGeoBuiltin(name)
    case "experimental/http": experimentalHttpBuiltin(name)
    case "experimental/http/requests": experimentalHttpRequestsBuiltin(name)
    case "experimental/influxdb": experimentalInfluxdbBuiltin(name)
    case "experimental/iox": experimentalIoxBuiltin(name)
    case "experimental/json": experimentalJsonBuiltin(name)
    case "experimental/mqtt": experimentalMqttBuiltin(name)
    case "experimental/oee": experimentalOeeBuiltin(name)
    case "experimental/polyline": experimentalPolylineBuiltin(name)
    case "experimental/prometheus": experimentalPrometheusBuiltin(name)
    case "experimental/query": experimentalQueryBuiltin(name)
    case "experimental/record": experimentalRecordBuiltin(name)
    case "experimental/table": experimentalTableBuiltin(name)
    case "experimental/usage": experimentalUsageBuiltin(name)
    case "generate": generateBuiltin(name)
    case "http": httpBuiltin(name)
    case "http/requests": httpRequestsBuiltin(name)
    case "influxdata/influxdb": influxdataInfluxdbBuiltin(name)
    case "influxdata/influxdb/monitor": influxdataInfluxdbMonitorBuiltin(name)
    case "influxdata/influxdb/sample": influxdataInfluxdbSampleBuiltin(name)
    case "influxdata/influxdb/schema": influxdataInfluxdbSchemaBuiltin(name)
    case "influxdata/influxdb/secrets": influxdataInfluxdbSecretsBuiltin(name)
    case "influxdata/influxdb/tasks": influxdataInfluxdbTasksBuiltin(name)
    case "influxdata/influxdb/v1": influxdataInfluxdbV1Builtin(name)
    case "internal/boolean": internalBooleanBuiltin(name)
    case "internal/debug": internalDebugBuiltin(name)
    case "internal/gen": internalGenBuiltin(name)
    case "internal/influxql": internalInfluxqlBuiltin(name)
    case "internal/location": internalLocationBuiltin(name)
    case "internal/promql": internalPromqlBuiltin(name)
    case "internal/testing": internalTestingBuiltin(name)
    case "interpolate": interpolateBuiltin(name)
    case "join": joinBuiltin(name)
    case "json": jsonBuiltin(name)
    case "kafka": kafkaBuiltin(name)
    case "math": mathBuiltin(name)
    case "pagerduty": pagerdutyBuiltin(name)
    case "planner": plannerBuiltin(name)
    case "profiler": profilerBuiltin(name)
    case "pushbullet": pushbulletBuiltin(name)
    case "regexp": regexpBuiltin(name)
    case "runtime": runtimeBuiltin(name)
    case "sampledata": sampledataBuiltin(name)
    case "slack": slackBuiltin(name)
    case "socket": socketBuiltin(name)
    case "sql": sqlBuiltin(name)
    case "strings": stringsBuiltin(name)
    case "system": systemBuiltin(name)
    case "testing": testingBuiltin(name)
    case "testing/expect": testingExpectBuiltin(name)
    case "timezone": timezoneBuiltin(name)
    case "types": typesBuiltin(name)
    case "universe": universeBuiltin(name)
    default: nil
    }
  }

  private static func arrayBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "concat": Stdlib.arrayConcat
    case "filter": Stdlib.arrayFilter
    case "from": Stdlib.arrayFrom
    case "map": Stdlib.arrayMap
    default: nil
    }
  }

  private static func bitwiseBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "sand": Stdlib.bitwiseSand
    case "sclear": Stdlib.bitwiseSclear
    case "slshift": Stdlib.bitwiseSlshift
    case "snot": Stdlib.bitwiseSnot
    case "sor": Stdlib.bitwiseSor
    case "srshift": Stdlib.bitwiseSrshift
    case "sxor": Stdlib.bitwiseSxor
    case "uand": Stdlib.bitwiseUand
    case "uclear": Stdlib.bitwiseUclear
    case "ulshift": Stdlib.bitwiseUlshift
    case "unot": Stdlib.bitwiseUnot
    case "uor": Stdlib.bitwiseUor
    case "urshift": Stdlib.bitwiseUrshift
    case "uxor": Stdlib.bitwiseUxor
    default: nil
    }
  }

  private static func contribAnaisdgAnomalydetectionBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "mad": Stdlib.contribAnaisdgAnomalydetectionMad
    default: nil
    }
  }

  private static func contribAnaisdgStatsmodelsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "linearRegression": Stdlib.contribAnaisdgStatsmodelsLinearRegression
    default: nil
    }
  }

  private static func contribBonitooIoAlertaBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "alert": Stdlib.contribBonitooIoAlertaAlert
    case "endpoint": Stdlib.contribBonitooIoAlertaEndpoint
    default: nil
    }
  }

  private static func contribBonitooIoHexBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "bytes": Stdlib.contribBonitooIoHexBytes
    case "int": Stdlib.contribBonitooIoHexInt
    case "string": Stdlib.contribBonitooIoHexString
    case "uint": Stdlib.contribBonitooIoHexUint
    default: nil
    }
  }

  private static func contribBonitooIoServicenowBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "endpoint": Stdlib.contribBonitooIoServicenowEndpoint
    case "event": Stdlib.contribBonitooIoServicenowEvent
    default: nil
    }
  }

  private static func contribBonitooIoTickscriptBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "alert": Stdlib.contribBonitooIoTickscriptAlert
    case "compute": Stdlib.contribBonitooIoTickscriptCompute
    case "deadman": Stdlib.contribBonitooIoTickscriptDeadman
    case "defineCheck": Stdlib.contribBonitooIoTickscriptDefineCheck
    case "groupBy": Stdlib.contribBonitooIoTickscriptGroupBy
    case "join": Stdlib.contribBonitooIoTickscriptJoin
    case "select": Stdlib.contribBonitooIoTickscriptSelect
    case "selectWindow": Stdlib.contribBonitooIoTickscriptSelectWindow
    default: nil
    }
  }

  private static func contribBonitooIoVictoropsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "alert": Stdlib.contribBonitooIoVictoropsAlert
    case "endpoint": Stdlib.contribBonitooIoVictoropsEndpoint
    default: nil
    }
  }

  private static func contribBonitooIoZenossBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "endpoint": Stdlib.contribBonitooIoZenossEndpoint
    case "event": Stdlib.contribBonitooIoZenossEvent
    default: nil
    }
  }

  private static func contribChobbsDiscordBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "discordURL": Stdlib.contribChobbsDiscordDiscordURL
    case "endpoint": Stdlib.contribChobbsDiscordEndpoint
    case "send": Stdlib.contribChobbsDiscordSend
    default: nil
    }
  }

  private static func contribJsternbergInfluxdbBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.contribJsternbergInfluxdbFrom
    case "select": Stdlib.contribJsternbergInfluxdbSelect
    default: nil
    }
  }

  private static func contribQxipClickhouseBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultURL": Stdlib.contribQxipClickhouseDefaultURL
    case "query": Stdlib.contribQxipClickhouseQuery
    default: nil
    }
  }

  private static func contribQxipHashBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "b64": Stdlib.contribQxipHashB64
    case "hmac": Stdlib.contribQxipHashHmac
    case "md5": Stdlib.contribQxipHashMd5
    case "sha1": Stdlib.contribQxipHashSha1
    case "sha256": Stdlib.contribQxipHashSha256
    case "xxhash64": Stdlib.contribQxipHashXxhash64
    default: nil
    }
  }

  private static func contribQxipLogqlBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultAPI": Stdlib.contribQxipLogqlDefaultAPI
    case "defaultURL": Stdlib.contribQxipLogqlDefaultURL
    case "query_range": Stdlib.contribQxipLogqlQueryRange
    default: nil
    }
  }

  private static func contribRhajekBigpandaBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultTokenPrefix": Stdlib.contribRhajekBigpandaDefaultTokenPrefix
    case "defaultUrl": Stdlib.contribRhajekBigpandaDefaultUrl
    case "endpoint": Stdlib.contribRhajekBigpandaEndpoint
    case "sendAlert": Stdlib.contribRhajekBigpandaSendAlert
    case "statusFromLevel": Stdlib.contribRhajekBigpandaStatusFromLevel
    default: nil
    }
  }

  private static func contribSrankaOpsgenieBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "endpoint": Stdlib.contribSrankaOpsgenieEndpoint
    case "respondersToJSON": Stdlib.contribSrankaOpsgenieRespondersToJSON
    case "sendAlert": Stdlib.contribSrankaOpsgenieSendAlert
    default: nil
    }
  }

  private static func contribSrankaSensuBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "endpoint": Stdlib.contribSrankaSensuEndpoint
    case "event": Stdlib.contribSrankaSensuEvent
    case "toSensuName": Stdlib.contribSrankaSensuToSensuName
    default: nil
    }
  }

  private static func contribSrankaTeamsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "endpoint": Stdlib.contribSrankaTeamsEndpoint
    case "message": Stdlib.contribSrankaTeamsMessage
    case "summaryCutoff": Stdlib.contribSrankaTeamsSummaryCutoff
    default: nil
    }
  }

  private static func contribSrankaTelegramBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultDisableWebPagePreview": Stdlib.contribSrankaTelegramDefaultDisableWebPagePreview
    case "defaultParseMode": Stdlib.contribSrankaTelegramDefaultParseMode
    case "defaultSilent": Stdlib.contribSrankaTelegramDefaultSilent
    case "defaultURL": Stdlib.contribSrankaTelegramDefaultURL
    case "endpoint": Stdlib.contribSrankaTelegramEndpoint
    case "message": Stdlib.contribSrankaTelegramMessage
    default: nil
    }
  }

  private static func contribSrankaWebexteamsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "endpoint": Stdlib.contribSrankaWebexteamsEndpoint
    case "message": Stdlib.contribSrankaWebexteamsMessage
    default: nil
    }
  }

  private static func contribTomhollingworthEventsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "duration": Stdlib.contribTomhollingworthEventsDuration
    default: nil
    }
  }

  private static func csvBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.csvFrom
    default: nil
    }
  }

  private static func dateBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "April": Stdlib.dateApril
    case "August": Stdlib.dateAugust
    case "December": Stdlib.dateDecember
    case "February": Stdlib.dateFebruary
    case "Friday": Stdlib.dateFriday
    case "January": Stdlib.dateJanuary
    case "July": Stdlib.dateJuly
    case "June": Stdlib.dateJune
    case "March": Stdlib.dateMarch
    case "May": Stdlib.dateMay
    case "Monday": Stdlib.dateMonday
    case "November": Stdlib.dateNovember
    case "October": Stdlib.dateOctober
    case "Saturday": Stdlib.dateSaturday
    case "September": Stdlib.dateSeptember
    case "Sunday": Stdlib.dateSunday
    case "Thursday": Stdlib.dateThursday
    case "Tuesday": Stdlib.dateTuesday
    case "Wednesday": Stdlib.dateWednesday
    case "add": Stdlib.dateAdd
    case "hour": Stdlib.dateHour
    case "microsecond": Stdlib.dateMicrosecond
    case "millisecond": Stdlib.dateMillisecond
    case "minute": Stdlib.dateMinute
    case "month": Stdlib.dateMonth
    case "monthDay": Stdlib.dateMonthDay
    case "nanosecond": Stdlib.dateNanosecond
    case "quarter": Stdlib.dateQuarter
    case "scale": Stdlib.dateScale
    case "second": Stdlib.dateSecond
    case "sub": Stdlib.dateSub
    case "time": Stdlib.dateTime
    case "truncate": Stdlib.dateTruncate
    case "week": Stdlib.dateWeek
    case "weekDay": Stdlib.dateWeekDay
    case "year": Stdlib.dateYear
    case "yearDay": Stdlib.dateYearDay
    default: nil
    }
  }

  private static func dateBoundariesBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "friday": Stdlib.dateBoundariesFriday
    case "monday": Stdlib.dateBoundariesMonday
    case "month": Stdlib.dateBoundariesMonth
    case "saturday": Stdlib.dateBoundariesSaturday
    case "sunday": Stdlib.dateBoundariesSunday
    case "thursday": Stdlib.dateBoundariesThursday
    case "tuesday": Stdlib.dateBoundariesTuesday
    case "wednesday": Stdlib.dateBoundariesWednesday
    case "week": Stdlib.dateBoundariesWeek
    case "yesterday": Stdlib.dateBoundariesYesterday
    default: nil
    }
  }

  private static func dictBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "fromList": Stdlib.dictFromList
    case "get": Stdlib.dictGet
    case "insert": Stdlib.dictInsert
    case "remove": Stdlib.dictRemove
    default: nil
    }
  }

  private static func experimentalBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "addDuration": Stdlib.experimentalAddDuration
    case "alignTime": Stdlib.experimentalAlignTime
    case "catch": Stdlib.experimentalCatch
    case "chain": Stdlib.experimentalChain
    case "count": Stdlib.experimentalCount
    case "diff": Stdlib.experimentalDiff
    case "distinct": Stdlib.experimentalDistinct
    case "fill": Stdlib.experimentalFill
    case "first": Stdlib.experimentalFirst
    case "group": Stdlib.experimentalGroup
    case "histogram": Stdlib.experimentalHistogram
    case "histogramQuantile": Stdlib.experimentalHistogramQuantile
    case "integral": Stdlib.experimentalIntegral
    case "join": Stdlib.experimentalJoin
    case "kaufmansAMA": Stdlib.experimentalKaufmansAMA
    case "last": Stdlib.experimentalLast
    case "max": Stdlib.experimentalMax
    case "mean": Stdlib.experimentalMean
    case "min": Stdlib.experimentalMin
    case "mode": Stdlib.experimentalMode
    case "objectKeys": Stdlib.experimentalObjectKeys
    case "preview": Stdlib.experimentalPreview
    case "quantile": Stdlib.experimentalQuantile
    case "set": Stdlib.experimentalSet
    case "skew": Stdlib.experimentalSkew
    case "spread": Stdlib.experimentalSpread
    case "stddev": Stdlib.experimentalStddev
    case "subDuration": Stdlib.experimentalSubDuration
    case "sum": Stdlib.experimentalSum
    case "to": Stdlib.experimentalTo
    case "unique": Stdlib.experimentalUnique
    case "unpivot": Stdlib.experimentalUnpivot
    case "window": Stdlib.experimentalWindow
    default: nil
    }
  }

  private static func experimentalAggregateBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "rate": Stdlib.experimentalAggregateRate
    default: nil
    }
  }

  private static func experimentalArrayBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "concat": Stdlib.experimentalArrayConcat
    case "filter": Stdlib.experimentalArrayFilter
    case "from": Stdlib.experimentalArrayFrom
    case "map": Stdlib.experimentalArrayMap
    case "toBool": Stdlib.experimentalArrayToBool
    case "toDuration": Stdlib.experimentalArrayToDuration
    case "toFloat": Stdlib.experimentalArrayToFloat
    case "toInt": Stdlib.experimentalArrayToInt
    case "toString": Stdlib.experimentalArrayToString
    case "toTime": Stdlib.experimentalArrayToTime
    case "toUInt": Stdlib.experimentalArrayToUInt
    default: nil
    }
  }

  private static func experimentalBigtableBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.experimentalBigtableFrom
    default: nil
    }
  }

  private static func experimentalBitwiseBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "sand": Stdlib.experimentalBitwiseSand
    case "sclear": Stdlib.experimentalBitwiseSclear
    case "slshift": Stdlib.experimentalBitwiseSlshift
    case "snot": Stdlib.experimentalBitwiseSnot
    case "sor": Stdlib.experimentalBitwiseSor
    case "srshift": Stdlib.experimentalBitwiseSrshift
    case "sxor": Stdlib.experimentalBitwiseSxor
    case "uand": Stdlib.experimentalBitwiseUand
    case "uclear": Stdlib.experimentalBitwiseUclear
    case "ulshift": Stdlib.experimentalBitwiseUlshift
    case "unot": Stdlib.experimentalBitwiseUnot
    case "uor": Stdlib.experimentalBitwiseUor
    case "urshift": Stdlib.experimentalBitwiseUrshift
    case "uxor": Stdlib.experimentalBitwiseUxor
    default: nil
    }
  }

  private static func experimentalCsvBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.experimentalCsvFrom
    default: nil
    }
  }

  private static func experimentalDateBoundariesBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "friday": Stdlib.experimentalDateBoundariesFriday
    case "monday": Stdlib.experimentalDateBoundariesMonday
    case "month": Stdlib.experimentalDateBoundariesMonth
    case "saturday": Stdlib.experimentalDateBoundariesSaturday
    case "sunday": Stdlib.experimentalDateBoundariesSunday
    case "thursday": Stdlib.experimentalDateBoundariesThursday
    case "tuesday": Stdlib.experimentalDateBoundariesTuesday
    case "wednesday": Stdlib.experimentalDateBoundariesWednesday
    case "week": Stdlib.experimentalDateBoundariesWeek
    case "yesterday": Stdlib.experimentalDateBoundariesYesterday
    default: nil
    }
  }

  private static func experimentalDynamicBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "_isNotDistinct": Stdlib.experimentalDynamicPrivateIsNotDistinct
    case "asArray": Stdlib.experimentalDynamicAsArray
    case "dynamic": Stdlib.experimentalDynamicDynamic
    case "isType": Stdlib.experimentalDynamicIsType
    case "jsonEncode": Stdlib.experimentalDynamicJsonEncode
    case "jsonParse": Stdlib.experimentalDynamicJsonParse
    default: nil
    }
  }

  private static func experimentalGeoBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "ST_Contains": Stdlib.experimentalGeoSTContains
    case "ST_DWithin": Stdlib.experimentalGeoSTDWithin
    case "ST_Distance": Stdlib.experimentalGeoSTDistance
    case "ST_Intersects": Stdlib.experimentalGeoSTIntersects
    case "ST_Length": Stdlib.experimentalGeoSTLength
    case "ST_LineString": Stdlib.experimentalGeoSTLineString
    case "asTracks": Stdlib.experimentalGeoAsTracks
    case "filterRows": Stdlib.experimentalGeoFilterRows
    case "getGrid": Stdlib.experimentalGeoGetGrid
    case "getLevel": Stdlib.experimentalGeoGetLevel
    case "gridFilter": Stdlib.experimentalGeoGridFilter
    case "groupByArea": Stdlib.experimentalGeoGroupByArea
    case "s2CellIDToken": Stdlib.experimentalGeoS2CellIDToken
    case "s2CellLatLon": Stdlib.experimentalGeoS2CellLatLon
    case "shapeData": Stdlib.experimentalGeoShapeData
    case "stContains": Stdlib.experimentalGeoStContains
    case "stDistance": Stdlib.experimentalGeoStDistance
    case "stLength": Stdlib.experimentalGeoStLength
    case "strictFilter": Stdlib.experimentalGeoStrictFilter
    case "toRows": Stdlib.experimentalGeoToRows
    case "totalDistance": Stdlib.experimentalGeoTotalDistance
    case "units": Stdlib.experimentalGeoUnits
    default: nil
    }
  }

  private static func experimentalHttpBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "get": Stdlib.experimentalHttpGet
    default: nil
    }
  }

  private static func experimentalHttpRequestsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultConfig": Stdlib.experimentalHttpRequestsDefaultConfig
    case "do": Stdlib.experimentalHttpRequestsDo
    case "get": Stdlib.experimentalHttpRequestsGet
    case "peek": Stdlib.experimentalHttpRequestsPeek
    case "post": Stdlib.experimentalHttpRequestsPost
    default: nil
    }
  }

  private static func experimentalInfluxdbBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "api": Stdlib.experimentalInfluxdbApi
    default: nil
    }
  }

  private static func experimentalIoxBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.experimentalIoxFrom
    case "sql": Stdlib.experimentalIoxSql
    case "sqlInterval": Stdlib.experimentalIoxSqlInterval
    default: nil
    }
  }

  private static func experimentalJsonBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "parse": Stdlib.experimentalJsonParse
    default: nil
    }
  }

  private static func experimentalMqttBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "publish": Stdlib.experimentalMqttPublish
    case "to": Stdlib.experimentalMqttTo
    default: nil
    }
  }

  private static func experimentalOeeBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "APQ": Stdlib.experimentalOeeAPQ
    case "computeAPQ": Stdlib.experimentalOeeComputeAPQ
    default: nil
    }
  }

  private static func experimentalPolylineBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "rdp": Stdlib.experimentalPolylineRdp
    default: nil
    }
  }

  private static func experimentalPrometheusBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "histogramQuantile": Stdlib.experimentalPrometheusHistogramQuantile
    case "scrape": Stdlib.experimentalPrometheusScrape
    default: nil
    }
  }

  private static func experimentalQueryBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "filterFields": Stdlib.experimentalQueryFilterFields
    case "filterMeasurement": Stdlib.experimentalQueryFilterMeasurement
    case "fromRange": Stdlib.experimentalQueryFromRange
    case "inBucket": Stdlib.experimentalQueryInBucket
    default: nil
    }
  }

  private static func experimentalRecordBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "any": Stdlib.experimentalRecordAny
    case "get": Stdlib.experimentalRecordGet
    default: nil
    }
  }

  private static func experimentalTableBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "fill": Stdlib.experimentalTableFill
    default: nil
    }
  }

  private static func experimentalUsageBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.experimentalUsageFrom
    case "limits": Stdlib.experimentalUsageLimits
    default: nil
    }
  }

  private static func generateBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.generateFrom
    default: nil
    }
  }

  private static func httpBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "basicAuth": Stdlib.httpBasicAuth
    case "endpoint": Stdlib.httpEndpoint
    case "pathEscape": Stdlib.httpPathEscape
    case "post": Stdlib.httpPost
    default: nil
    }
  }

  private static func httpRequestsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultConfig": Stdlib.httpRequestsDefaultConfig
    case "do": Stdlib.httpRequestsDo
    case "get": Stdlib.httpRequestsGet
    case "peek": Stdlib.httpRequestsPeek
    case "post": Stdlib.httpRequestsPost
    default: nil
    }
  }

  private static func influxdataInfluxdbBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "buckets": Stdlib.influxdataInfluxdbBuckets
    case "cardinality": Stdlib.influxdataInfluxdbCardinality
    case "from": Stdlib.influxdataInfluxdbFrom
    case "to": Stdlib.influxdataInfluxdbTo
    case "wideTo": Stdlib.influxdataInfluxdbWideTo
    default: nil
    }
  }

  private static func influxdataInfluxdbMonitorBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "bucket": Stdlib.influxdataInfluxdbMonitorBucket
    case "check": Stdlib.influxdataInfluxdbMonitorCheck
    case "deadman": Stdlib.influxdataInfluxdbMonitorDeadman
    case "from": Stdlib.influxdataInfluxdbMonitorFrom
    case "levelCrit": Stdlib.influxdataInfluxdbMonitorLevelCrit
    case "levelInfo": Stdlib.influxdataInfluxdbMonitorLevelInfo
    case "levelOK": Stdlib.influxdataInfluxdbMonitorLevelOK
    case "levelUnknown": Stdlib.influxdataInfluxdbMonitorLevelUnknown
    case "levelWarn": Stdlib.influxdataInfluxdbMonitorLevelWarn
    case "log": Stdlib.influxdataInfluxdbMonitorLog
    case "logs": Stdlib.influxdataInfluxdbMonitorLogs
    case "notify": Stdlib.influxdataInfluxdbMonitorNotify
    case "stateChanges": Stdlib.influxdataInfluxdbMonitorStateChanges
    case "stateChangesOnly": Stdlib.influxdataInfluxdbMonitorStateChangesOnly
    case "write": Stdlib.influxdataInfluxdbMonitorWrite
    default: nil
    }
  }

  private static func influxdataInfluxdbSampleBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "alignToNow": Stdlib.influxdataInfluxdbSampleAlignToNow
    case "data": Stdlib.influxdataInfluxdbSampleData
    case "list": Stdlib.influxdataInfluxdbSampleList
    default: nil
    }
  }

  private static func influxdataInfluxdbSchemaBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "_from": Stdlib.influxdataInfluxdbSchemaPrivateFrom
    case "fieldKeys": Stdlib.influxdataInfluxdbSchemaFieldKeys
    case "fieldsAsCols": Stdlib.influxdataInfluxdbSchemaFieldsAsCols
    case "measurementFieldKeys": Stdlib.influxdataInfluxdbSchemaMeasurementFieldKeys
    case "measurementTagKeys": Stdlib.influxdataInfluxdbSchemaMeasurementTagKeys
    case "measurementTagValues": Stdlib.influxdataInfluxdbSchemaMeasurementTagValues
    case "measurements": Stdlib.influxdataInfluxdbSchemaMeasurements
    case "tagKeys": Stdlib.influxdataInfluxdbSchemaTagKeys
    case "tagValues": Stdlib.influxdataInfluxdbSchemaTagValues
    default: nil
    }
  }

  private static func influxdataInfluxdbSecretsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "get": Stdlib.influxdataInfluxdbSecretsGet
    default: nil
    }
  }

  private static func influxdataInfluxdbTasksBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "lastSuccess": Stdlib.influxdataInfluxdbTasksLastSuccess
    case "lastSuccessTime": Stdlib.influxdataInfluxdbTasksLastSuccessTime
    default: nil
    }
  }

  private static func influxdataInfluxdbV1Builtin(_ name: String) -> Builtin? {
    switch name {
    case "databases": Stdlib.influxdataInfluxdbV1Databases
    case "fieldKeys": Stdlib.influxdataInfluxdbV1FieldKeys
    case "fieldsAsCols": Stdlib.influxdataInfluxdbV1FieldsAsCols
    case "json": Stdlib.influxdataInfluxdbV1Json
    case "measurementFieldKeys": Stdlib.influxdataInfluxdbV1MeasurementFieldKeys
    case "measurementTagKeys": Stdlib.influxdataInfluxdbV1MeasurementTagKeys
    case "measurementTagValues": Stdlib.influxdataInfluxdbV1MeasurementTagValues
    case "measurements": Stdlib.influxdataInfluxdbV1Measurements
    case "tagKeys": Stdlib.influxdataInfluxdbV1TagKeys
    case "tagValues": Stdlib.influxdataInfluxdbV1TagValues
    default: nil
    }
  }

  private static func internalBooleanBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "false": Stdlib.internalBooleanFalse
    case "true": Stdlib.internalBooleanTrue
    default: nil
    }
  }

  private static func internalDebugBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "feature": Stdlib.internalDebugFeature
    case "getOption": Stdlib.internalDebugGetOption
    case "null": Stdlib.internalDebugNull
    case "opaque": Stdlib.internalDebugOpaque
    case "pass": Stdlib.internalDebugPass
    case "sink": Stdlib.internalDebugSink
    case "slurp": Stdlib.internalDebugSlurp
    case "vectorize": Stdlib.internalDebugVectorize
    default: nil
    }
  }

  private static func internalGenBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "tables": Stdlib.internalGenTables
    default: nil
    }
  }

  private static func internalInfluxqlBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "epoch": Stdlib.internalInfluxqlEpoch
    case "maxTime": Stdlib.internalInfluxqlMaxTime
    case "minTime": Stdlib.internalInfluxqlMinTime
    default: nil
    }
  }

  private static func internalLocationBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "location": Stdlib.internalLocationLocation
    default: nil
    }
  }

  private static func internalPromqlBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "changes": Stdlib.internalPromqlChanges
    case "emptyTable": Stdlib.internalPromqlEmptyTable
    case "extrapolatedRate": Stdlib.internalPromqlExtrapolatedRate
    case "holtWinters": Stdlib.internalPromqlHoltWinters
    case "instantRate": Stdlib.internalPromqlInstantRate
    case "join": Stdlib.internalPromqlJoin
    case "labelReplace": Stdlib.internalPromqlLabelReplace
    case "linearRegression": Stdlib.internalPromqlLinearRegression
    case "promHistogramQuantile": Stdlib.internalPromqlPromHistogramQuantile
    case "promqlDayOfMonth": Stdlib.internalPromqlPromqlDayOfMonth
    case "promqlDayOfWeek": Stdlib.internalPromqlPromqlDayOfWeek
    case "promqlDaysInMonth": Stdlib.internalPromqlPromqlDaysInMonth
    case "promqlHour": Stdlib.internalPromqlPromqlHour
    case "promqlMinute": Stdlib.internalPromqlPromqlMinute
    case "promqlMonth": Stdlib.internalPromqlPromqlMonth
    case "promqlYear": Stdlib.internalPromqlPromqlYear
    case "quantile": Stdlib.internalPromqlQuantile
    case "resets": Stdlib.internalPromqlResets
    case "timestamp": Stdlib.internalPromqlTimestamp
    default: nil
    }
  }

  private static func internalTestingBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "assertMatches": Stdlib.internalTestingAssertMatches
    case "shouldErrorWithCode": Stdlib.internalTestingShouldErrorWithCode
    default: nil
    }
  }

  private static func interpolateBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "linear": Stdlib.interpolateLinear
    default: nil
    }
  }

  private static func joinBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "full": Stdlib.joinFull
    case "inner": Stdlib.joinInner
    case "left": Stdlib.joinLeft
    case "right": Stdlib.joinRight
    case "tables": Stdlib.joinTables
    case "time": Stdlib.joinTime
    default: nil
    }
  }

  private static func jsonBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "encode": Stdlib.jsonEncode
    default: nil
    }
  }

  private static func kafkaBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "to": Stdlib.kafkaTo
    default: nil
    }
  }

  private static func mathBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "NaN": Stdlib.mathNaN
    case "abs": Stdlib.mathAbs
    case "acos": Stdlib.mathAcos
    case "acosh": Stdlib.mathAcosh
    case "asin": Stdlib.mathAsin
    case "asinh": Stdlib.mathAsinh
    case "atan": Stdlib.mathAtan
    case "atan2": Stdlib.mathAtan2
    case "atanh": Stdlib.mathAtanh
    case "cbrt": Stdlib.mathCbrt
    case "ceil": Stdlib.mathCeil
    case "copysign": Stdlib.mathCopysign
    case "cos": Stdlib.mathCos
    case "cosh": Stdlib.mathCosh
    case "dim": Stdlib.mathDim
    case "e": Stdlib.mathE
    case "erf": Stdlib.mathErf
    case "erfc": Stdlib.mathErfc
    case "erfcinv": Stdlib.mathErfcinv
    case "erfinv": Stdlib.mathErfinv
    case "exp": Stdlib.mathExp
    case "exp2": Stdlib.mathExp2
    case "expm1": Stdlib.mathExpm1
    case "float64bits": Stdlib.mathFloat64bits
    case "float64frombits": Stdlib.mathFloat64frombits
    case "floor": Stdlib.mathFloor
    case "frexp": Stdlib.mathFrexp
    case "gamma": Stdlib.mathGamma
    case "hypot": Stdlib.mathHypot
    case "ilogb": Stdlib.mathIlogb
    case "isInf": Stdlib.mathIsInf
    case "isNaN": Stdlib.mathIsNaN
    case "j0": Stdlib.mathJ0
    case "j1": Stdlib.mathJ1
    case "jn": Stdlib.mathJn
    case "ldexp": Stdlib.mathLdexp
    case "lgamma": Stdlib.mathLgamma
    case "ln10": Stdlib.mathLn10
    case "ln2": Stdlib.mathLn2
    case "log": Stdlib.mathLog
    case "log10": Stdlib.mathLog10
    case "log10e": Stdlib.mathLog10e
    case "log1p": Stdlib.mathLog1p
    case "log2": Stdlib.mathLog2
    case "log2e": Stdlib.mathLog2e
    case "logb": Stdlib.mathLogb
    case "mInf": Stdlib.mathMInf
    case "mMax": Stdlib.mathMMax
    case "mMin": Stdlib.mathMMin
    case "maxfloat": Stdlib.mathMaxfloat
    case "maxint": Stdlib.mathMaxint
    case "maxuint": Stdlib.mathMaxuint
    case "minint": Stdlib.mathMinint
    case "mod": Stdlib.mathMod
    case "modf": Stdlib.mathModf
    case "nextafter": Stdlib.mathNextafter
    case "phi": Stdlib.mathPhi
    case "pi": Stdlib.mathPi
    case "pow": Stdlib.mathPow
    case "pow10": Stdlib.mathPow10
    case "remainder": Stdlib.mathRemainder
    case "round": Stdlib.mathRound
    case "roundtoeven": Stdlib.mathRoundtoeven
    case "signbit": Stdlib.mathSignbit
    case "sin": Stdlib.mathSin
    case "sincos": Stdlib.mathSincos
    case "sinh": Stdlib.mathSinh
    case "smallestNonzeroFloat": Stdlib.mathSmallestNonzeroFloat
    case "sqrt": Stdlib.mathSqrt
    case "sqrt2": Stdlib.mathSqrt2
    case "sqrte": Stdlib.mathSqrte
    case "sqrtphi": Stdlib.mathSqrtphi
    case "sqrtpi": Stdlib.mathSqrtpi
    case "tan": Stdlib.mathTan
    case "tanh": Stdlib.mathTanh
    case "trunc": Stdlib.mathTrunc
    case "y0": Stdlib.mathY0
    case "y1": Stdlib.mathY1
    case "yn": Stdlib.mathYn
    default: nil
    }
  }

  private static func pagerdutyBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "actionFromLevel": Stdlib.pagerdutyActionFromLevel
    case "actionFromSeverity": Stdlib.pagerdutyActionFromSeverity
    case "dedupKey": Stdlib.pagerdutyDedupKey
    case "defaultURL": Stdlib.pagerdutyDefaultURL
    case "endpoint": Stdlib.pagerdutyEndpoint
    case "sendEvent": Stdlib.pagerdutySendEvent
    case "severityFromLevel": Stdlib.pagerdutySeverityFromLevel
    default: nil
    }
  }

  private static func plannerBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "disableLogicalRules": Stdlib.plannerDisableLogicalRules
    case "disablePhysicalRules": Stdlib.plannerDisablePhysicalRules
    default: nil
    }
  }

  private static func profilerBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "enabledProfilers": Stdlib.profilerEnabledProfilers
    default: nil
    }
  }

  private static func pushbulletBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultURL": Stdlib.pushbulletDefaultURL
    case "endpoint": Stdlib.pushbulletEndpoint
    case "pushData": Stdlib.pushbulletPushData
    case "pushNote": Stdlib.pushbulletPushNote
    default: nil
    }
  }

  private static func regexpBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "compile": Stdlib.regexpCompile
    case "findString": Stdlib.regexpFindString
    case "findStringIndex": Stdlib.regexpFindStringIndex
    case "getString": Stdlib.regexpGetString
    case "matchRegexpString": Stdlib.regexpMatchRegexpString
    case "quoteMeta": Stdlib.regexpQuoteMeta
    case "replaceAllString": Stdlib.regexpReplaceAllString
    case "splitRegexp": Stdlib.regexpSplitRegexp
    default: nil
    }
  }

  private static func runtimeBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "version": Stdlib.runtimeVersion
    default: nil
    }
  }

  private static func sampledataBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "bool": Stdlib.sampledataBool
    case "float": Stdlib.sampledataFloat
    case "int": Stdlib.sampledataInt
    case "numericBool": Stdlib.sampledataNumericBool
    case "start": Stdlib.sampledataStart
    case "stop": Stdlib.sampledataStop
    case "string": Stdlib.sampledataString
    case "uint": Stdlib.sampledataUint
    default: nil
    }
  }

  private static func slackBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "defaultURL": Stdlib.slackDefaultURL
    case "endpoint": Stdlib.slackEndpoint
    case "message": Stdlib.slackMessage
    case "validateColorString": Stdlib.slackValidateColorString
    default: nil
    }
  }

  private static func socketBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.socketFrom
    default: nil
    }
  }

  private static func sqlBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "from": Stdlib.sqlFrom
    case "to": Stdlib.sqlTo
    default: nil
    }
  }

  private static func stringsBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "compare": Stdlib.stringsCompare
    case "containsAny": Stdlib.stringsContainsAny
    case "containsStr": Stdlib.stringsContainsStr
    case "countStr": Stdlib.stringsCountStr
    case "equalFold": Stdlib.stringsEqualFold
    case "hasPrefix": Stdlib.stringsHasPrefix
    case "hasSuffix": Stdlib.stringsHasSuffix
    case "index": Stdlib.stringsIndex
    case "indexAny": Stdlib.stringsIndexAny
    case "isDigit": Stdlib.stringsIsDigit
    case "isLetter": Stdlib.stringsIsLetter
    case "isLower": Stdlib.stringsIsLower
    case "isUpper": Stdlib.stringsIsUpper
    case "joinStr": Stdlib.stringsJoinStr
    case "lastIndex": Stdlib.stringsLastIndex
    case "lastIndexAny": Stdlib.stringsLastIndexAny
    case "repeat": Stdlib.stringsRepeat
    case "replace": Stdlib.stringsReplace
    case "replaceAll": Stdlib.stringsReplaceAll
    case "split": Stdlib.stringsSplit
    case "splitAfter": Stdlib.stringsSplitAfter
    case "splitAfterN": Stdlib.stringsSplitAfterN
    case "splitN": Stdlib.stringsSplitN
    case "strlen": Stdlib.stringsStrlen
    case "substring": Stdlib.stringsSubstring
    case "title": Stdlib.stringsTitle
    case "toLower": Stdlib.stringsToLower
    case "toTitle": Stdlib.stringsToTitle
    case "toUpper": Stdlib.stringsToUpper
    case "trim": Stdlib.stringsTrim
    case "trimLeft": Stdlib.stringsTrimLeft
    case "trimPrefix": Stdlib.stringsTrimPrefix
    case "trimRight": Stdlib.stringsTrimRight
    case "trimSpace": Stdlib.stringsTrimSpace
    case "trimSuffix": Stdlib.stringsTrimSuffix
    default: nil
    }
  }

  private static func systemBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "time": Stdlib.systemTime
    default: nil
    }
  }

  private static func testingBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "assertEmpty": Stdlib.testingAssertEmpty
    case "assertEqualValues": Stdlib.testingAssertEqualValues
    case "assertEquals": Stdlib.testingAssertEquals
    case "diff": Stdlib.testingDiff
    case "load": Stdlib.testingLoad
    case "shouldError": Stdlib.testingShouldError
    case "tags": Stdlib.testingTags
    default: nil
    }
  }

  private static func testingExpectBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "planner": Stdlib.testingExpectPlanner
    default: nil
    }
  }

  private static func timezoneBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "fixed": Stdlib.timezoneFixed
    case "location": Stdlib.timezoneLocation
    case "utc": Stdlib.timezoneUtc
    default: nil
    }
  }

  private static func typesBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "isNumeric": Stdlib.typesIsNumeric
    case "isType": Stdlib.typesIsType
    default: nil
    }
  }

  private static func universeBuiltin(_ name: String) -> Builtin? {
    switch name {
    case "_window": Stdlib.universePrivateWindow
    case "aggregateWindow": Stdlib.universeAggregateWindow
    case "bool": Stdlib.universeBool
    case "bottom": Stdlib.universeBottom
    case "bytes": Stdlib.universeBytes
    case "chandeMomentumOscillator": Stdlib.universeChandeMomentumOscillator
    case "columns": Stdlib.universeColumns
    case "contains": Stdlib.universeContains
    case "count": Stdlib.universeCount
    case "cov": Stdlib.universeCov
    case "covariance": Stdlib.universeCovariance
    case "cumulativeSum": Stdlib.universeCumulativeSum
    case "derivative": Stdlib.universeDerivative
    case "die": Stdlib.universeDie
    case "difference": Stdlib.universeDifference
    case "display": Stdlib.universeDisplay
    case "distinct": Stdlib.universeDistinct
    case "doubleEMA": Stdlib.universeDoubleEMA
    case "drop": Stdlib.universeDrop
    case "duplicate": Stdlib.universeDuplicate
    case "duration": Stdlib.universeDuration
    case "elapsed": Stdlib.universeElapsed
    case "exponentialMovingAverage": Stdlib.universeExponentialMovingAverage
    case "fill": Stdlib.universeFill
    case "filter": Stdlib.universeFilter
    case "findColumn": Stdlib.universeFindColumn
    case "findRecord": Stdlib.universeFindRecord
    case "first": Stdlib.universeFirst
    case "float": Stdlib.universeFloat
    case "getColumn": Stdlib.universeGetColumn
    case "getRecord": Stdlib.universeGetRecord
    case "group": Stdlib.universeGroup
    case "highestAverage": Stdlib.universeHighestAverage
    case "highestCurrent": Stdlib.universeHighestCurrent
    case "highestMax": Stdlib.universeHighestMax
    case "histogram": Stdlib.universeHistogram
    case "histogramQuantile": Stdlib.universeHistogramQuantile
    case "holtWinters": Stdlib.universeHoltWinters
    case "hourSelection": Stdlib.universeHourSelection
    case "increase": Stdlib.universeIncrease
    case "inf": Stdlib.universeInf
    case "int": Stdlib.universeInt
    case "integral": Stdlib.universeIntegral
    case "join": Stdlib.universeJoin
    case "kaufmansAMA": Stdlib.universeKaufmansAMA
    case "kaufmansER": Stdlib.universeKaufmansER
    case "keep": Stdlib.universeKeep
    case "keyValues": Stdlib.universeKeyValues
    case "keys": Stdlib.universeKeys
    case "last": Stdlib.universeLast
    case "length": Stdlib.universeLength
    case "limit": Stdlib.universeLimit
    case "linearBins": Stdlib.universeLinearBins
    case "logarithmicBins": Stdlib.universeLogarithmicBins
    case "lowestAverage": Stdlib.universeLowestAverage
    case "lowestCurrent": Stdlib.universeLowestCurrent
    case "lowestMin": Stdlib.universeLowestMin
    case "map": Stdlib.universeMap
    case "max": Stdlib.universeMax
    case "mean": Stdlib.universeMean
    case "median": Stdlib.universeMedian
    case "min": Stdlib.universeMin
    case "mode": Stdlib.universeMode
    case "movingAverage": Stdlib.universeMovingAverage
    case "now": Stdlib.universeNow
    case "pearsonr": Stdlib.universePearsonr
    case "pivot": Stdlib.universePivot
    case "quantile": Stdlib.universeQuantile
    case "range": Stdlib.universeRange
    case "reduce": Stdlib.universeReduce
    case "relativeStrengthIndex": Stdlib.universeRelativeStrengthIndex
    case "rename": Stdlib.universeRename
    case "sample": Stdlib.universeSample
    case "set": Stdlib.universeSet
    case "skew": Stdlib.universeSkew
    case "sort": Stdlib.universeSort
    case "spread": Stdlib.universeSpread
    case "stateCount": Stdlib.universeStateCount
    case "stateDuration": Stdlib.universeStateDuration
    case "stateTracking": Stdlib.universeStateTracking
    case "stddev": Stdlib.universeStddev
    case "string": Stdlib.universeString
    case "sum": Stdlib.universeSum
    case "tableFind": Stdlib.universeTableFind
    case "tail": Stdlib.universeTail
    case "time": Stdlib.universeTime
    case "timeShift": Stdlib.universeTimeShift
    case "timeWeightedAvg": Stdlib.universeTimeWeightedAvg
    case "timedMovingAverage": Stdlib.universeTimedMovingAverage
    case "toBool": Stdlib.universeToBool
    case "toFloat": Stdlib.universeToFloat
    case "toInt": Stdlib.universeToInt
    case "toString": Stdlib.universeToString
    case "toTime": Stdlib.universeToTime
    case "toUInt": Stdlib.universeToUInt
    case "today": Stdlib.universeToday
    case "top": Stdlib.universeTop
    case "tripleEMA": Stdlib.universeTripleEMA
    case "tripleExponentialDerivative": Stdlib.universeTripleExponentialDerivative
    case "truncateTimeColumn": Stdlib.universeTruncateTimeColumn
    case "uint": Stdlib.universeUint
    case "union": Stdlib.universeUnion
    case "unique": Stdlib.universeUnique
    case "window": Stdlib.universeWindow
    case "yield": Stdlib.universeYield
    default: nil
    }
  }
}
