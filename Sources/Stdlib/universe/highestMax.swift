import Interpreter

/// The built-in `highestMax`: the groups with the highest maximum.
let universeHighestMax = Builtin(
  package: "universe", name: "highestMax",
  signature: """
    (<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => \
    stream[A] where A: Record
    """,
  documentation: Documentation(
    "The groups with the highest maximum.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many groups."),
      ("column", "The column to work on; `_value` if left out."),
      ("groupColumns", "The columns that make a group."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> highestMax(n: 1, groupColumns: ["tag"])
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: .flux(
    source: """
      (tables=<-, n, column="_value", groupColumns=[]) => tables
        |> group(columns: groupColumns)
        |> max(column: column)
        |> group()
        |> sort(columns: [column], desc: true)
        |> limit(n: n)
      """, imports: []))
