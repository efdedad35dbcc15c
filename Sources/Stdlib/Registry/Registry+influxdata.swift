// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let influxdataInfluxdbMembers: Members = [
    "buckets": { Stdlib.influxdataInfluxdbBuckets },
    "cardinality": { Stdlib.influxdataInfluxdbCardinality },
    "from": { Stdlib.influxdataInfluxdbFrom },
    "to": { Stdlib.influxdataInfluxdbTo },
    "wideTo": { Stdlib.influxdataInfluxdbWideTo },
  ]

  static let influxdataInfluxdbMonitorMembers: Members = [
    "bucket": { Stdlib.influxdataInfluxdbMonitorBucket },
    "check": { Stdlib.influxdataInfluxdbMonitorCheck },
    "deadman": { Stdlib.influxdataInfluxdbMonitorDeadman },
    "from": { Stdlib.influxdataInfluxdbMonitorFrom },
    "levelCrit": { Stdlib.influxdataInfluxdbMonitorLevelCrit },
    "levelInfo": { Stdlib.influxdataInfluxdbMonitorLevelInfo },
    "levelOK": { Stdlib.influxdataInfluxdbMonitorLevelOK },
    "levelUnknown": { Stdlib.influxdataInfluxdbMonitorLevelUnknown },
    "levelWarn": { Stdlib.influxdataInfluxdbMonitorLevelWarn },
    "log": { Stdlib.influxdataInfluxdbMonitorLog },
    "logs": { Stdlib.influxdataInfluxdbMonitorLogs },
    "notify": { Stdlib.influxdataInfluxdbMonitorNotify },
    "stateChanges": { Stdlib.influxdataInfluxdbMonitorStateChanges },
    "stateChangesOnly": { Stdlib.influxdataInfluxdbMonitorStateChangesOnly },
    "write": { Stdlib.influxdataInfluxdbMonitorWrite },
  ]

  static let influxdataInfluxdbSampleMembers: Members = [
    "alignToNow": { Stdlib.influxdataInfluxdbSampleAlignToNow },
    "data": { Stdlib.influxdataInfluxdbSampleData },
    "list": { Stdlib.influxdataInfluxdbSampleList },
  ]

  static let influxdataInfluxdbSchemaMembers: Members = [
    "_from": { Stdlib.influxdataInfluxdbSchemaPrivateFrom },
    "fieldKeys": { Stdlib.influxdataInfluxdbSchemaFieldKeys },
    "fieldsAsCols": { Stdlib.influxdataInfluxdbSchemaFieldsAsCols },
    "measurementFieldKeys": { Stdlib.influxdataInfluxdbSchemaMeasurementFieldKeys },
    "measurementTagKeys": { Stdlib.influxdataInfluxdbSchemaMeasurementTagKeys },
    "measurementTagValues": { Stdlib.influxdataInfluxdbSchemaMeasurementTagValues },
    "measurements": { Stdlib.influxdataInfluxdbSchemaMeasurements },
    "tagKeys": { Stdlib.influxdataInfluxdbSchemaTagKeys },
    "tagValues": { Stdlib.influxdataInfluxdbSchemaTagValues },
  ]

  static let influxdataInfluxdbSecretsMembers: Members = [
    "get": { Stdlib.influxdataInfluxdbSecretsGet }
  ]

  static let influxdataInfluxdbTasksMembers: Members = [
    "lastSuccess": { Stdlib.influxdataInfluxdbTasksLastSuccess },
    "lastSuccessTime": { Stdlib.influxdataInfluxdbTasksLastSuccessTime },
  ]

  static let influxdataInfluxdbV1Members: Members = [
    "databases": { Stdlib.influxdataInfluxdbV1Databases },
    "fieldKeys": { Stdlib.influxdataInfluxdbV1FieldKeys },
    "fieldsAsCols": { Stdlib.influxdataInfluxdbV1FieldsAsCols },
    "json": { Stdlib.influxdataInfluxdbV1Json },
    "measurementFieldKeys": { Stdlib.influxdataInfluxdbV1MeasurementFieldKeys },
    "measurementTagKeys": { Stdlib.influxdataInfluxdbV1MeasurementTagKeys },
    "measurementTagValues": { Stdlib.influxdataInfluxdbV1MeasurementTagValues },
    "measurements": { Stdlib.influxdataInfluxdbV1Measurements },
    "tagKeys": { Stdlib.influxdataInfluxdbV1TagKeys },
    "tagValues": { Stdlib.influxdataInfluxdbV1TagValues },
  ]
}
