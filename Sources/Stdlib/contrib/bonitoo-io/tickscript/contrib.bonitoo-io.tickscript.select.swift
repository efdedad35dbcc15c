import Interpreter

/// The built-in `tickscript.select`: takes a column, works on it and renames it.
let contribBonitooIoTickscriptSelect = Builtin(
  package: "contrib/bonitoo-io/tickscript", name: "select",
  signature: """
    (<-tables: stream[A], ?column: string, ?fn: (<-: stream[A], column: \
    string) => stream[B], as: string) => stream[C] where A: Record, B: Record, C: \
    Record
    """,
  documentation: Documentation(
    "Takes a column, works on it and renames it.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
      ("fn", "What is made of it."),
      ("as", "The new name of the column."),
    ],
    example: """
      import "array"
      import "contrib/bonitoo-io/tickscript"
      import "sampledata"

      sampledata.float()
        |> tickscript.select(fn: sum, as: "total")
      """,
    output: """
      tag,total
      t1,53.28
      t2,56.56
      """),
  body: .flux(
    source: """
      (tables=<-, column="_value", fn=(column, tables=<-) => tables, as) => {
        old = column
        new = as

        return tables |> fn(column: old) |> rename(fn: (column) => if column == old then new else column)
      }
      """, imports: []))
