import Interpreter

/// The built-in `highestCurrent`: the groups with the highest last value.
let universeHighestCurrent = Builtin(
  package: "universe", name: "highestCurrent",
  signature: """
    (<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => \
    stream[A] where A: Record
    """,
  documentation: Documentation(
    "The groups with the highest last value.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many groups."),
      ("column", "The column to work on; `_value` if left out."),
      ("groupColumns", "The columns that make a group."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> highestCurrent(n: 1, groupColumns: ["tag"])
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:50Z,t1,4.43
      """),
  body: .flux(
    source: """
      (tables=<-, n, column="_value", groupColumns=[]) => tables
        |> group(columns: groupColumns)
        |> last(column: column)
        |> group()
        |> sort(columns: [column], desc: true)
        |> limit(n: n)
      """, imports: []))
