import Interpreter

/// The built-in `highestAverage`: the groups with the highest average.
let universeHighestAverage = Builtin(
  package: "universe", name: "highestAverage",
  signature: """
    (<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The groups with the highest average.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many groups."),
      ("column", "The column to work on; `_value` if left out."),
      ("groupColumns", "The columns that make a group."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> highestAverage(n: 1, groupColumns: ["tag"])
      """,
    output: """
      tag,_value
      t2,9.426666666666668
      """),
  body: .flux(
    source: """
      (tables=<-, n, column="_value", groupColumns=[]) => tables
        |> group(columns: groupColumns)
        |> mean(column: column)
        |> group()
        |> sort(columns: [column], desc: true)
        |> limit(n: n)
      """, imports: []))
