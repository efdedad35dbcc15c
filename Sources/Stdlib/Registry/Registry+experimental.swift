// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let experimentalMembers: Members = [
    "addDuration": { Stdlib.experimentalAddDuration },
    "alignTime": { Stdlib.experimentalAlignTime },
    "catch": { Stdlib.experimentalCatch },
    "chain": { Stdlib.experimentalChain },
    "count": { Stdlib.experimentalCount },
    "diff": { Stdlib.experimentalDiff },
    "distinct": { Stdlib.experimentalDistinct },
    "fill": { Stdlib.experimentalFill },
    "first": { Stdlib.experimentalFirst },
    "group": { Stdlib.experimentalGroup },
    "histogram": { Stdlib.experimentalHistogram },
    "histogramQuantile": { Stdlib.experimentalHistogramQuantile },
    "integral": { Stdlib.experimentalIntegral },
    "join": { Stdlib.experimentalJoin },
    "kaufmansAMA": { Stdlib.experimentalKaufmansAMA },
    "last": { Stdlib.experimentalLast },
    "max": { Stdlib.experimentalMax },
    "mean": { Stdlib.experimentalMean },
    "min": { Stdlib.experimentalMin },
    "mode": { Stdlib.experimentalMode },
    "objectKeys": { Stdlib.experimentalObjectKeys },
    "preview": { Stdlib.experimentalPreview },
    "quantile": { Stdlib.experimentalQuantile },
    "set": { Stdlib.experimentalSet },
    "skew": { Stdlib.experimentalSkew },
    "spread": { Stdlib.experimentalSpread },
    "stddev": { Stdlib.experimentalStddev },
    "subDuration": { Stdlib.experimentalSubDuration },
    "sum": { Stdlib.experimentalSum },
    "to": { Stdlib.experimentalTo },
    "unique": { Stdlib.experimentalUnique },
    "unpivot": { Stdlib.experimentalUnpivot },
    "window": { Stdlib.experimentalWindow },
  ]

  static let experimentalAggregateMembers: Members = [
    "rate": { Stdlib.experimentalAggregateRate }
  ]

  static let experimentalArrayMembers: Members = [
    "concat": { Stdlib.experimentalArrayConcat },
    "filter": { Stdlib.experimentalArrayFilter },
    "from": { Stdlib.experimentalArrayFrom },
    "map": { Stdlib.experimentalArrayMap },
    "toBool": { Stdlib.experimentalArrayToBool },
    "toDuration": { Stdlib.experimentalArrayToDuration },
    "toFloat": { Stdlib.experimentalArrayToFloat },
    "toInt": { Stdlib.experimentalArrayToInt },
    "toString": { Stdlib.experimentalArrayToString },
    "toTime": { Stdlib.experimentalArrayToTime },
    "toUInt": { Stdlib.experimentalArrayToUInt },
  ]

  static let experimentalBigtableMembers: Members = [
    "from": { Stdlib.experimentalBigtableFrom }
  ]

  static let experimentalBitwiseMembers: Members = [
    "sand": { Stdlib.experimentalBitwiseSand },
    "sclear": { Stdlib.experimentalBitwiseSclear },
    "slshift": { Stdlib.experimentalBitwiseSlshift },
    "snot": { Stdlib.experimentalBitwiseSnot },
    "sor": { Stdlib.experimentalBitwiseSor },
    "srshift": { Stdlib.experimentalBitwiseSrshift },
    "sxor": { Stdlib.experimentalBitwiseSxor },
    "uand": { Stdlib.experimentalBitwiseUand },
    "uclear": { Stdlib.experimentalBitwiseUclear },
    "ulshift": { Stdlib.experimentalBitwiseUlshift },
    "unot": { Stdlib.experimentalBitwiseUnot },
    "uor": { Stdlib.experimentalBitwiseUor },
    "urshift": { Stdlib.experimentalBitwiseUrshift },
    "uxor": { Stdlib.experimentalBitwiseUxor },
  ]

  static let experimentalCsvMembers: Members = [
    "from": { Stdlib.experimentalCsvFrom }
  ]

  static let experimentalDateBoundariesMembers: Members = [
    "friday": { Stdlib.experimentalDateBoundariesFriday },
    "monday": { Stdlib.experimentalDateBoundariesMonday },
    "month": { Stdlib.experimentalDateBoundariesMonth },
    "saturday": { Stdlib.experimentalDateBoundariesSaturday },
    "sunday": { Stdlib.experimentalDateBoundariesSunday },
    "thursday": { Stdlib.experimentalDateBoundariesThursday },
    "tuesday": { Stdlib.experimentalDateBoundariesTuesday },
    "wednesday": { Stdlib.experimentalDateBoundariesWednesday },
    "week": { Stdlib.experimentalDateBoundariesWeek },
    "yesterday": { Stdlib.experimentalDateBoundariesYesterday },
  ]

  static let experimentalDynamicMembers: Members = [
    "_isNotDistinct": { Stdlib.experimentalDynamicPrivateIsNotDistinct },
    "asArray": { Stdlib.experimentalDynamicAsArray },
    "dynamic": { Stdlib.experimentalDynamicDynamic },
    "isType": { Stdlib.experimentalDynamicIsType },
    "jsonEncode": { Stdlib.experimentalDynamicJsonEncode },
    "jsonParse": { Stdlib.experimentalDynamicJsonParse },
  ]

  static let experimentalGeoMembers: Members = [
    "ST_Contains": { Stdlib.experimentalGeoSTContains },
    "ST_DWithin": { Stdlib.experimentalGeoSTDWithin },
    "ST_Distance": { Stdlib.experimentalGeoSTDistance },
    "ST_Intersects": { Stdlib.experimentalGeoSTIntersects },
    "ST_Length": { Stdlib.experimentalGeoSTLength },
    "ST_LineString": { Stdlib.experimentalGeoSTLineString },
    "asTracks": { Stdlib.experimentalGeoAsTracks },
    "filterRows": { Stdlib.experimentalGeoFilterRows },
    "getGrid": { Stdlib.experimentalGeoGetGrid },
    "getLevel": { Stdlib.experimentalGeoGetLevel },
    "gridFilter": { Stdlib.experimentalGeoGridFilter },
    "groupByArea": { Stdlib.experimentalGeoGroupByArea },
    "s2CellIDToken": { Stdlib.experimentalGeoS2CellIDToken },
    "s2CellLatLon": { Stdlib.experimentalGeoS2CellLatLon },
    "shapeData": { Stdlib.experimentalGeoShapeData },
    "stContains": { Stdlib.experimentalGeoStContains },
    "stDistance": { Stdlib.experimentalGeoStDistance },
    "stLength": { Stdlib.experimentalGeoStLength },
    "strictFilter": { Stdlib.experimentalGeoStrictFilter },
    "toRows": { Stdlib.experimentalGeoToRows },
    "totalDistance": { Stdlib.experimentalGeoTotalDistance },
    "units": { Stdlib.experimentalGeoUnits },
  ]

  static let experimentalHttpMembers: Members = [
    "get": { Stdlib.experimentalHttpGet }
  ]

  static let experimentalHttpRequestsMembers: Members = [
    "defaultConfig": { Stdlib.experimentalHttpRequestsDefaultConfig },
    "do": { Stdlib.experimentalHttpRequestsDo },
    "get": { Stdlib.experimentalHttpRequestsGet },
    "peek": { Stdlib.experimentalHttpRequestsPeek },
    "post": { Stdlib.experimentalHttpRequestsPost },
  ]

  static let experimentalInfluxdbMembers: Members = [
    "api": { Stdlib.experimentalInfluxdbApi }
  ]

  static let experimentalIoxMembers: Members = [
    "from": { Stdlib.experimentalIoxFrom },
    "sql": { Stdlib.experimentalIoxSql },
    "sqlInterval": { Stdlib.experimentalIoxSqlInterval },
  ]

  static let experimentalJsonMembers: Members = [
    "parse": { Stdlib.experimentalJsonParse }
  ]

  static let experimentalMqttMembers: Members = [
    "publish": { Stdlib.experimentalMqttPublish },
    "to": { Stdlib.experimentalMqttTo },
  ]

  static let experimentalOeeMembers: Members = [
    "APQ": { Stdlib.experimentalOeeAPQ },
    "computeAPQ": { Stdlib.experimentalOeeComputeAPQ },
  ]

  static let experimentalPolylineMembers: Members = [
    "rdp": { Stdlib.experimentalPolylineRdp }
  ]

  static let experimentalPrometheusMembers: Members = [
    "histogramQuantile": { Stdlib.experimentalPrometheusHistogramQuantile },
    "scrape": { Stdlib.experimentalPrometheusScrape },
  ]

  static let experimentalQueryMembers: Members = [
    "filterFields": { Stdlib.experimentalQueryFilterFields },
    "filterMeasurement": { Stdlib.experimentalQueryFilterMeasurement },
    "fromRange": { Stdlib.experimentalQueryFromRange },
    "inBucket": { Stdlib.experimentalQueryInBucket },
  ]

  static let experimentalRecordMembers: Members = [
    "any": { Stdlib.experimentalRecordAny },
    "get": { Stdlib.experimentalRecordGet },
  ]

  static let experimentalTableMembers: Members = [
    "fill": { Stdlib.experimentalTableFill }
  ]

  static let experimentalUsageMembers: Members = [
    "from": { Stdlib.experimentalUsageFrom },
    "limits": { Stdlib.experimentalUsageLimits },
  ]
}
