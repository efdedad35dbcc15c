import Interpreter

/// The built-in `v1.tagKeys`: the same as `schema.tagKeys`.
let influxdataInfluxdbV1TagKeys = influxdataInfluxdbSchemaTagKeys.alias(
  in: "influxdata/influxdb/v1")
