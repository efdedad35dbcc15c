import Columnar
import Interpreter

/// The built-in `unique`: the first row of each different value of a column.
let universeUnique = Builtin(
  package: "universe", name: "unique",
  signature: "(<-tables: stream[A], ?column: string) => stream[A] where A: Record",
  documentation: Documentation(
    "The first row of each different value of a column.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> unique(column: "tag")
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      guard let index = batch.schema.index(of: label) else {
        throw step.failure("no column \"\(label)\" exists", .stepColumn)
      }
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        var seen = Set<Scalar>()
        for row in batch.rows(ofTable: table)
        where seen.insert(batch.cell(index, row, table)).inserted {
          edit.keep(row)
        }
        edit.endTable(table)
      }
      return [try edit.finish()]
    }
  })
