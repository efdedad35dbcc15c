import Interpreter

/// The built-in `v1.fieldKeys`: the same as `schema.fieldKeys`.
let influxdataInfluxdbV1FieldKeys = influxdataInfluxdbSchemaFieldKeys.alias(
  in: "influxdata/influxdb/v1")
