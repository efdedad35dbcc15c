import Interpreter

/// The built-in `v1.tagValues`: the same as `schema.tagValues`.
let influxdataInfluxdbV1TagValues = influxdataInfluxdbSchemaTagValues.alias(
  in: "influxdata/influxdb/v1")
