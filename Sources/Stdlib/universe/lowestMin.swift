import Interpreter

/// The built-in `lowestMin`: the groups with the lowest minimum.
let universeLowestMin = Builtin(
  package: "universe", name: "lowestMin",
  signature: """
    (<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => \
    stream[A] where A: Record
    """,
  documentation: Documentation(
    "The groups with the lowest minimum.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many groups."),
      ("column", "The column to work on; `_value` if left out."),
      ("groupColumns", "The columns that make a group."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> lowestMin(n: 1, groupColumns: ["tag"])
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:20Z,t2,-3.75
      """),
  body: .flux(
    source: """
      (tables=<-, n, column="_value", groupColumns=[]) => tables
        |> group(columns: groupColumns)
        |> min(column: column)
        |> group()
        |> sort(columns: [column], desc: false)
        |> limit(n: n)
      """, imports: []))
