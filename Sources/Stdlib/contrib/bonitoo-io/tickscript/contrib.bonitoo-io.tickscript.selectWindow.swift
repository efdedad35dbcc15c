import Interpreter

/// The built-in `tickscript.selectWindow`: takes a column by windows of time, fills gaps and
/// renames it.
let contribBonitooIoTickscriptSelectWindow = Builtin(
  package: "contrib/bonitoo-io/tickscript", name: "selectWindow",
  signature: """
    (<-tables: stream[A], ?column: string, fn: (<-: stream[A], column: string) \
    => stream[B], as: string, every: duration, defaultValue: C) => stream[D] where \
    A: Record, B: Record, D: Record
    """,
  documentation: Documentation(
    "Takes a column by windows of time, fills gaps and renames it.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
      ("fn", "What is made of each window."),
      ("as", "The new name of the column."),
      ("every", "The length of windows."),
      ("defaultValue", "The value of windows without rows."),
    ],
    example: """
      import "array"
      import "contrib/bonitoo-io/tickscript"
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> tickscript.selectWindow(fn: sum, as: "total", every: 30s, defaultValue: 0.0)
      """,
    output: """
      _time,_start,_stop,tag,total
      2021-01-01T00:00:30Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,16.09
      2021-01-01T00:01:00Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,37.19
      2021-01-01T00:00:30Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,21.07
      2021-01-01T00:01:00Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,35.49
      """),
  body: .flux(
    source: """
      (tables=<-, column="_value", fn, as, every, defaultValue) => {
        old = column
        new = as

        return
          tables
            |> aggregateWindow(every: every, fn: fn, column: old, createEmpty: true)
            |> fill(column: old, value: defaultValue)
            |> rename(fn: (column) => if column == old then new else column)
      }
      """, imports: []))
