import Interpreter

/// The built-in `v1.measurements`: the same as `schema.measurements`.
let influxdataInfluxdbV1Measurements = influxdataInfluxdbSchemaMeasurements.alias(
  in: "influxdata/influxdb/v1")
