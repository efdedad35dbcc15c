// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

/// The built-ins by package and name; each is made at its first use.
enum GeneratedRegistry {
  typealias Members = [String: @Sendable () -> Builtin]

  static let packagePaths = [
    "array",
    "bitwise",
    "contrib/RohanSreerama5/naiveBayesClassifier",
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
    "gridflux",
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

  /// Empty for a path that is no package.
  static func members(ofPackage path: String) -> Members {
    switch path {
    case "array":
      arrayMembers
    case "bitwise":
      bitwiseMembers
    case "contrib/RohanSreerama5/naiveBayesClassifier":
      contribRohanSreerama5NaiveBayesClassifierMembers
    case "contrib/anaisdg/anomalydetection":
      contribAnaisdgAnomalydetectionMembers
    case "contrib/anaisdg/statsmodels":
      contribAnaisdgStatsmodelsMembers
    case "contrib/bonitoo-io/alerta":
      contribBonitooIoAlertaMembers
    case "contrib/bonitoo-io/hex":
      contribBonitooIoHexMembers
    case "contrib/bonitoo-io/servicenow":
      contribBonitooIoServicenowMembers
    case "contrib/bonitoo-io/tickscript":
      contribBonitooIoTickscriptMembers
    case "contrib/bonitoo-io/victorops":
      contribBonitooIoVictoropsMembers
    case "contrib/bonitoo-io/zenoss":
      contribBonitooIoZenossMembers
    case "contrib/chobbs/discord":
      contribChobbsDiscordMembers
    case "contrib/jsternberg/influxdb":
      contribJsternbergInfluxdbMembers
    case "contrib/qxip/clickhouse":
      contribQxipClickhouseMembers
    case "contrib/qxip/hash":
      contribQxipHashMembers
    case "contrib/qxip/logql":
      contribQxipLogqlMembers
    case "contrib/rhajek/bigpanda":
      contribRhajekBigpandaMembers
    case "contrib/sranka/opsgenie":
      contribSrankaOpsgenieMembers
    case "contrib/sranka/sensu":
      contribSrankaSensuMembers
    case "contrib/sranka/teams":
      contribSrankaTeamsMembers
    case "contrib/sranka/telegram":
      contribSrankaTelegramMembers
    case "contrib/sranka/webexteams":
      contribSrankaWebexteamsMembers
    case "contrib/tomhollingworth/events":
      contribTomhollingworthEventsMembers
    case "csv":
      csvMembers
    case "date":
      dateMembers
    case "date/boundaries":
      dateBoundariesMembers
    case "dict":
      dictMembers
    case "experimental":
      experimentalMembers
    case "experimental/aggregate":
      experimentalAggregateMembers
    case "experimental/array":
      experimentalArrayMembers
    case "experimental/bigtable":
      experimentalBigtableMembers
    case "experimental/bitwise":
      experimentalBitwiseMembers
    case "experimental/csv":
      experimentalCsvMembers
    case "experimental/date/boundaries":
      experimentalDateBoundariesMembers
    case "experimental/dynamic":
      experimentalDynamicMembers
    case "experimental/geo":
      experimentalGeoMembers
    case "experimental/http":
      experimentalHttpMembers
    case "experimental/http/requests":
      experimentalHttpRequestsMembers
    case "experimental/influxdb":
      experimentalInfluxdbMembers
    case "experimental/iox":
      experimentalIoxMembers
    case "experimental/json":
      experimentalJsonMembers
    case "experimental/mqtt":
      experimentalMqttMembers
    case "experimental/oee":
      experimentalOeeMembers
    case "experimental/polyline":
      experimentalPolylineMembers
    case "experimental/prometheus":
      experimentalPrometheusMembers
    case "experimental/query":
      experimentalQueryMembers
    case "experimental/record":
      experimentalRecordMembers
    case "experimental/table":
      experimentalTableMembers
    case "experimental/usage":
      experimentalUsageMembers
    case "generate":
      generateMembers
    case "gridflux":
      gridfluxMembers
    case "http":
      httpMembers
    case "http/requests":
      httpRequestsMembers
    case "influxdata/influxdb":
      influxdataInfluxdbMembers
    case "influxdata/influxdb/monitor":
      influxdataInfluxdbMonitorMembers
    case "influxdata/influxdb/sample":
      influxdataInfluxdbSampleMembers
    case "influxdata/influxdb/schema":
      influxdataInfluxdbSchemaMembers
    case "influxdata/influxdb/secrets":
      influxdataInfluxdbSecretsMembers
    case "influxdata/influxdb/tasks":
      influxdataInfluxdbTasksMembers
    case "influxdata/influxdb/v1":
      influxdataInfluxdbV1Members
    case "internal/boolean":
      internalBooleanMembers
    case "internal/debug":
      internalDebugMembers
    case "internal/gen":
      internalGenMembers
    case "internal/influxql":
      internalInfluxqlMembers
    case "internal/location":
      internalLocationMembers
    case "internal/promql":
      internalPromqlMembers
    case "internal/testing":
      internalTestingMembers
    case "interpolate":
      interpolateMembers
    case "join":
      joinMembers
    case "json":
      jsonMembers
    case "kafka":
      kafkaMembers
    case "math":
      mathMembers
    case "pagerduty":
      pagerdutyMembers
    case "planner":
      plannerMembers
    case "profiler":
      profilerMembers
    case "pushbullet":
      pushbulletMembers
    case "regexp":
      regexpMembers
    case "runtime":
      runtimeMembers
    case "sampledata":
      sampledataMembers
    case "slack":
      slackMembers
    case "socket":
      socketMembers
    case "sql":
      sqlMembers
    case "strings":
      stringsMembers
    case "system":
      systemMembers
    case "testing":
      testingMembers
    case "testing/expect":
      testingExpectMembers
    case "timezone":
      timezoneMembers
    case "types":
      typesMembers
    case "universe":
      universeMembers
    default: [:]
    }
  }
}
