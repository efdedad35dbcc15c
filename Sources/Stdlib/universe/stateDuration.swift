import Interpreter

/// The built-in `stateDuration`: for how long rows have passed a test; -1 where one does not.
let universeStateDuration = Builtin(
  package: "universe", name: "stateDuration",
  signature: """
    (<-tables: stream[A], fn: (r: A) => bool, ?column: string, ?timeColumn: string, \
    ?unit: duration) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "For how long rows have passed a test; -1 where one does not.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The function."),
      ("column", "The name of the new column; `stateDuration` if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("unit", "The unit of time; 1s if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> stateDuration(fn: (r) => r._value > 5.0)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, fn, column="stateDuration", timeColumn="_time", unit=1s) => tables
        |> stateTracking(durationColumn: column, timeColumn: timeColumn, fn: fn, durationUnit: unit)
      """, imports: []))
