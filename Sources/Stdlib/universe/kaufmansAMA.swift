import Columnar
import Interpreter

/// The built-in `kaufmansAMA`: the adaptive moving average by Kaufman over n rows.
let universeKaufmansAMA = Builtin(
  package: "universe", name: "kaufmansAMA",
  signature: """
    (<-tables: stream[A], n: int, ?column: string) => stream[B] where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "The adaptive moving average by Kaufman over n rows.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The number of rows."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> kaufmansAMA(n: 3)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,9.962030345589017
      2021-01-01T00:00:40Z,t1,10.231609636274724
      2021-01-01T00:00:50Z,t1,10.117827247130359
      2021-01-01T00:00:30Z,t2,-3.648974797909086
      2021-01-01T00:00:40Z,t2,-2.9143529081177264
      2021-01-01T00:00:50Z,t2,-2.8125091711453845
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    let n = try call.int("n")
    if n <= 0 {
      throw call.countTooSmall("n must be greater than 0, but was \(n)", "n", n)
    }
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      guard let index = batch.schema.index(of: label) else {
        return [try withoutFirstRows(of: batch, count: n, step)]
      }
      let column = try step.numbers(of: batch, label, "kaufmansAMA")
      let builder = ColumnBuilder(type: .float, budget: step.budget)
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        // Upstream takes an old move out before it has stored the one of the row, so that for n: 1
        // there are two of them.
        var moves = RecentMoves(n: max(Int(clamping: n), 2))
        var average = 0.0
        for row in rows {
          let value = column.number(row) ?? average
          let momentum = moves.add(value)
          if row - rows.lowerBound < n {
            average = value
            continue
          }
          edit.keep(row)
          // Between the weights 2/3 and 2/31, which are 56/93 apart.
          let smoothing = abs(momentum) / 100 * (56 / 93) + 2 / 31
          average += smoothing * smoothing * (value - average)
          try builder.append(.float(average))
        }
        edit.endTable(table)
      }
      return [try edit.finish(replacing: [index: builder.finishPlain()])]
    }
  })

/// Where the column is missing there is nothing to average, but the first rows go, as upstream's do.
private func withoutFirstRows(
  of batch: Batch, count: Int64, _ step: StepContext
) throws -> Batch {
  var edit = BatchEdit(batch, budget: step.budget)
  for table in 0..<batch.tableCount {
    edit.keep(batch.rows(ofTable: table).dropFirst(Int(clamping: count)))
    edit.endTable(table)
  }
  return try edit.finish()
}
