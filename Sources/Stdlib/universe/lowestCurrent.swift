import Interpreter

/// The built-in `lowestCurrent`: the groups with the lowest last value.
let universeLowestCurrent = Builtin(
  package: "universe", name: "lowestCurrent",
  signature: """
    (<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => \
    stream[A] where A: Record
    """,
  documentation: Documentation(
    "The groups with the lowest last value.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many groups."),
      ("column", "The column to work on; `_value` if left out."),
      ("groupColumns", "The columns that make a group."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> lowestCurrent(n: 1, groupColumns: ["tag"])
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:50Z,t2,1.86
      """),
  body: .flux(
    source: """
      (tables=<-, n, column="_value", groupColumns=[]) => tables
        |> group(columns: groupColumns)
        |> last(column: column)
        |> group()
        |> sort(columns: [column], desc: false)
        |> limit(n: n)
      """, imports: []))
