import Columnar
import Interpreter

/// The built-in `exponentialMovingAverage`: the exponential moving average over n rows.
let universeExponentialMovingAverage = Builtin(
  package: "universe", name: "exponentialMovingAverage",
  signature: """
    (<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: A}] \
    where A: Numeric
    """,
  documentation: Documentation(
    "The exponential moving average over n rows.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The number of rows."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> exponentialMovingAverage(n: 3)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:20Z,t1,5.363333333333333
      2021-01-01T00:00:30Z,t1,11.446666666666667
      2021-01-01T00:00:40Z,t1,13.338333333333335
      2021-01-01T00:00:50Z,t1,8.884166666666667
      2021-01-01T00:00:20Z,t2,7.023333333333333
      2021-01-01T00:00:30Z,t2,13.396666666666667
      2021-01-01T00:00:40Z,t2,13.628333333333334
      2021-01-01T00:00:50Z,t2,7.744166666666667
      """),
  body: .function { call in
    let n = try call.int("n")
    if n <= 0 {
      throw call.countTooSmall(
        "cannot take moving average with a period of \(n) (must be greater than 0)", "n", n)
    }
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let column = try step.numbers(of: batch, "_value", "exponentialMovingAverage")
      let builder = ColumnBuilder(type: .float, budget: step.budget)
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        var average = ExponentialAverage(n: Int(clamping: n), weight: 2 / (Double(n) + 1))
        for row in rows {
          average.add(column.number(row))
          let isShort = rows.count < n && row == rows.upperBound - 1
          guard average.isFull || isShort else { continue }
          edit.keep(row)
          if let value = average.value {
            try builder.append(word: value.bitPattern)
          } else {
            try builder.appendNull()
          }
        }
        edit.endTable(table)
      }
      let index = batch.schema.index(of: "_value") ?? 0
      return [try edit.finish(replacing: [index: builder.finishPlain()])]
    }
  })
