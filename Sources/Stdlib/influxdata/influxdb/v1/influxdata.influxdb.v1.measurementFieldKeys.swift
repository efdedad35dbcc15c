import Interpreter

/// The built-in `v1.measurementFieldKeys`: the same as `schema.measurementFieldKeys`.
let influxdataInfluxdbV1MeasurementFieldKeys = influxdataInfluxdbSchemaMeasurementFieldKeys.alias(
  in: "influxdata/influxdb/v1")
