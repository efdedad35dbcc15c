import Interpreter

/// The built-in `schema.fieldsAsCols`: turns fields into columns.
let influxdataInfluxdbSchemaFieldsAsCols = Builtin(
  package: "influxdata/influxdb/schema", name: "fieldsAsCols",
  signature: """
    (<-tables: stream[{A with _time: time, _field: string, _value: B}]) => stream[{C \
    with _time: time}] where A: Record, C: Record
    """,
  documentation: Documentation(
    "Turns fields into columns.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"
      import "influxdata/influxdb/schema"

      sampledata.float()
        |> set(key: "_field", value: "load")
        |> schema.fieldsAsCols()
        |> limit(n: 1)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-) => tables
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
      """, imports: []))
