import Interpreter

/// The built-in `v1.measurementTagValues`: the same as `schema.measurementTagValues`.
let influxdataInfluxdbV1MeasurementTagValues = influxdataInfluxdbSchemaMeasurementTagValues.alias(
  in: "influxdata/influxdb/v1")
