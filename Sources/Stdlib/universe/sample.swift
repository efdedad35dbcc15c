import Columnar
import Interpreter

/// The built-in `sample`: every n-th row of each table.
let universeSample = Builtin(
  package: "universe", name: "sample",
  signature: """
    (<-tables: stream[A], n: int, ?pos: int, ?column: string) => stream[A] where A: \
    Record
    """,
  documentation: Documentation(
    "Every n-th row of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The distance between rows."),
      ("pos", "Position of the first row; any if left out."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> sample(n: 3, pos: 1)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:40Z,t1,15.23
      2021-01-01T00:00:10Z,t2,4.97
      2021-01-01T00:00:40Z,t2,13.86
      """),
  body: .function { call in
    let n = try call.int("n")
    let position = try call.int("pos", default: -1)
    if n <= 0 {
      throw call.countTooSmall("n must be a positive integer, but was \(n)", "n", n)
    }
    if position >= n {
      throw call.invalid(
        "pos must be less than n, but \(position) >= \(n)", change: .set("pos", to: "\(n - 1)"))
    }
    let label = try call.string("column", default: "_value")
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      guard batch.schema.index(of: label) != nil else {
        throw step.failure("no column \"\(label)\" exists", .stepColumn)
      }
      var random = SplitMix64(seed: step.context.seed)
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        let first = position >= 0 ? position : Int64(random.next() % UInt64(n))
        for row in rows
        where (Int64(row - rows.lowerBound) - first) % n == 0
          && Int64(row - rows.lowerBound) >= first
        {
          edit.keep(row)
        }
        edit.endTable(table)
      }
      return [try edit.finish()]
    }
  })
