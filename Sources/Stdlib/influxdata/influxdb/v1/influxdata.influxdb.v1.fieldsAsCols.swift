import Interpreter

/// The built-in `v1.fieldsAsCols`: the same as `schema.fieldsAsCols`.
let influxdataInfluxdbV1FieldsAsCols = influxdataInfluxdbSchemaFieldsAsCols.alias(
  in: "influxdata/influxdb/v1")
