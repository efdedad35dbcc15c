import Diagnostics
import Interpreter

/// The built-in `getColumn`: a column of a table that `tableFind` found, as an array.
let universeGetColumn = Builtin(
  package: "universe", name: "getColumn",
  signature: "(<-table: stream[A], column: string) => [B] where A: Record",
  documentation: Documentation(
    "A column of a table that `tableFind` found, as an array.",
    parameters: [
      ("table", "The table, usually piped in."),
      ("column", "The column."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> tableFind(fn: (key) => key.tag == "t1")
        |> getColumn(column: "_value")
      """,
    output: """
      [
          -2.18,
          10.92,
          7.35,
          17.53,
          15.23,
          4.43
      ]
      """),
  isPure: false,
  body: .function { call in
    let table = try call.wholeTable("table")
    let label = try call.string("column")
    guard let index = table?.schema.index(of: label) else {
      let near = likeliest(label, among: table?.schema.fields.map(\.label) ?? [])
      throw call.invalid(
        "cannot find column \(label)", change: near.map { .setText("column", to: $0) })
    }
    return .array(table?.values(ofColumn: index) ?? [])
  })
