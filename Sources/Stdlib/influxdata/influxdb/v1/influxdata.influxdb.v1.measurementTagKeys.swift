import Interpreter

/// The built-in `v1.measurementTagKeys`: the same as `schema.measurementTagKeys`.
let influxdataInfluxdbV1MeasurementTagKeys = influxdataInfluxdbSchemaMeasurementTagKeys.alias(
  in: "influxdata/influxdb/v1")
