import Columnar
import Interpreter

/// The built-in `movingAverage`: the average of the last n values at each row.
let universeMovingAverage = Builtin(
  package: "universe", name: "movingAverage",
  signature: """
    (<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: float}] \
    where A: Numeric
    """,
  documentation: Documentation(
    "The average of the last n values at each row.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The number of rows."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> movingAverage(n: 3)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:20Z,t1,5.363333333333333
      2021-01-01T00:00:30Z,t1,11.933333333333335
      2021-01-01T00:00:40Z,t1,13.370000000000003
      2021-01-01T00:00:50Z,t1,12.396666666666668
      2021-01-01T00:00:20Z,t2,7.023333333333333
      2021-01-01T00:00:30Z,t2,6.996666666666666
      2021-01-01T00:00:40Z,t2,9.959999999999999
      2021-01-01T00:00:50Z,t2,11.829999999999998
      """),
  body: .function { call in
    let n = try call.int("n")
    if n <= 0 {
      throw call.countTooSmall(
        "cannot take moving average with a period of \(n) (must be greater than 0)", "n", n)
    }
    return try call.tableStep(order: .arrival, pieces: .keeps) { batch, step in
      let column = try step.numbers(of: batch, "_value", "movingAverage")
      let builder = ColumnBuilder(type: .float, budget: step.budget)
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        let window = min(Int(clamping: n), max(rows.count, 1))
        if column.type == .float, !column.hasNulls {
          edit.keep(rows.dropFirst(window - 1))
          try appendMeans(of: column, window: window, rows: rows, to: builder, step)
          edit.endTable(table)
          continue
        }
        for row in rows where row - rows.lowerBound >= window - 1 {
          edit.keep(row)
          // Added up in the order of upstream's ring: first the rows of this turn, then those of the
          // turn before in the slots that it has not reached.
          let turn = row - (row - rows.lowerBound) % window
          var sum = 0.0
          var present = 0
          for slot in 0..<window {
            let position = turn + slot <= row ? turn + slot : turn + slot - window
            if column.isNull(position) { continue }
            sum += column.float(position)
            present += 1
          }
          if present == 0 {
            try builder.appendNull()
          } else {
            try builder.append(word: (sum / Double(present)).bitPattern)
          }
        }
        edit.endTable(table)
      }
      let index = batch.schema.index(of: "_value") ?? 0
      return [try edit.finish(replacing: [index: builder.finishPlain()])]
    }
  })

/// Appends the mean of the window that ends at each row of a table that has one. Errors: the
/// query's cancellation.
private func appendMeans(
  of column: WordColumn, window: Int, rows: Range<Int>, to builder: ColumnBuilder,
  _ step: StepContext
) throws {
  // Of a wide window some thousand rows are a moment's work.
  let stretch = max(32, (1 << 24) / window)
  for start in stride(from: window - 1, to: rows.count, by: stretch) {
    try step.context.checkCancellation()
    let end = min(start + stretch, rows.count)
    try builder.appendWords(count: end - start) { target in
      movingMeans(
        column.pointer + rows.lowerBound, window: window, rows: start..<end, into: target)
    }
  }
}
