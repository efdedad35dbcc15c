import Interpreter

/// The built-in `lowestAverage`: the groups with the lowest average.
let universeLowestAverage = Builtin(
  package: "universe", name: "lowestAverage",
  signature: """
    (<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The groups with the lowest average.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many groups."),
      ("column", "The column to work on; `_value` if left out."),
      ("groupColumns", "The columns that make a group."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> lowestAverage(n: 1, groupColumns: ["tag"])
      """,
    output: """
      tag,_value
      t1,8.88
      """),
  body: .flux(
    source: """
      (tables=<-, n, column="_value", groupColumns=[]) => tables
        |> group(columns: groupColumns)
        |> mean(column: column)
        |> group()
        |> sort(columns: [column], desc: false)
        |> limit(n: n)
      """, imports: []))
