import Interpreter

/// The built-in `tickscript.groupBy`: groups by columns and the measurement.
let contribBonitooIoTickscriptGroupBy = Builtin(
  package: "contrib/bonitoo-io/tickscript", name: "groupBy",
  signature: "(<-tables: stream[A], columns: [string]) => stream[A] where A: Record",
  documentation: Documentation(
    "Groups by columns and the measurement.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("columns", "The columns."),
    ],
    example: """
      import "array"
      import "contrib/bonitoo-io/tickscript"

      array.from(rows: [{_measurement: "plant", name: "Drax", mw: 310.0}])
        |> tickscript.groupBy(columns: ["name"])
      """,
    output: """
      _measurement,name,mw
      plant,Drax,310
      """),
  body: .flux(
    source: """
      (tables=<-, columns) => tables
        |> group(columns: columns)
        |> experimental.group(mode: "extend", columns: ["_measurement"])
      """, imports: ["experimental"]))
