import Interpreter
import Planning

/// The built-in `pivot`: turns values of rows into columns.
let universePivot = Builtin(
  package: "universe", name: "pivot",
  signature: """
    (<-tables: stream[A], rowKey: [string], columnKey: [string], valueColumn: \
    string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Turns values of rows into columns.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("rowKey", "Columns whose values make one row."),
      ("columnKey", "Columns whose values name the new columns."),
      ("valueColumn", "The column of the values."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> pivot(rowKey: ["_time"], columnKey: ["tag"], valueColumn: "_value")
      """,
    output: """
      _time,t1,t2
      2021-01-01T00:00:00Z,-2.18,19.85
      2021-01-01T00:00:10Z,10.92,4.97
      2021-01-01T00:00:20Z,7.35,-3.75
      2021-01-01T00:00:30Z,17.53,19.77
      2021-01-01T00:00:40Z,15.23,13.86
      2021-01-01T00:00:50Z,4.43,1.86
      """),
  body: .function { call in
    let rowKey = try call.strings("rowKey")
    let columnKey = try call.strings("columnKey")
    if let both = rowKey.first(where: columnKey.contains) {
      throw call.invalid("column name found in both rowKey and colKey: \(both)")
    }
    return try call.step(
      .pivot(
        rowKey: rowKey, columnKey: columnKey, valueColumn: try call.string("valueColumn")))
  })
