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
      import "array"
      import "influxdata/influxdb/schema"

      array.from(
        rows: [
          {_time: 2021-06-07T00:00:00Z, _field: "load", _value: 12.5},
          {_time: 2021-06-07T00:00:00Z, _field: "wind", _value: 2.5},
        ],
      )
        |> schema.fieldsAsCols()
      """,
    output: """
      _time,load,wind
      2021-06-07T00:00:00Z,12.5,2.5
      """),
  body: .flux(
    source: """
      (tables=<-) => tables
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
      """, imports: []))
