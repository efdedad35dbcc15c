import Interpreter

/// The built-in `stateCount`: how many rows in a row pass a test; -1 where one does not.
let universeStateCount = Builtin(
  package: "universe", name: "stateCount",
  signature: """
    (<-tables: stream[A], fn: (r: A) => bool, ?column: string) => stream[B] where A: \
    Record, B: Record
    """,
  documentation: Documentation(
    "How many rows in a row pass a test; -1 where one does not.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The function."),
      ("column", "The name of the new column; `stateCount` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> stateCount(fn: (r) => r._value > 5.0)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, fn, column="stateCount") => tables
        |> stateTracking(countColumn: column, fn: fn)
      """, imports: []))
