import Columnar
import Interpreter

/// The built-in `tripleExponentialDerivative`: the change in percent of the triple exponential
/// average over n rows.
let universeTripleExponentialDerivative = Builtin(
  package: "universe", name: "tripleExponentialDerivative",
  signature: """
    (<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: float}] \
    where A: Numeric, B: Record
    """,
  documentation: Documentation(
    "The change in percent of the triple exponential average over n rows.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The number of rows."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> tripleExponentialDerivative(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:40Z,t1,43.3976981646713
      2021-01-01T00:00:50Z,t1,-11.24653590550757
      2021-01-01T00:00:40Z,t2,27.244560023115728
      2021-01-01T00:00:50Z,t2,-20.011901309959246
      """),
  body: .function { call in
    let n = try call.int("n")
    if n <= 0 {
      throw call.countTooSmall("n must be greater than 0, but was \(n)", "n", n)
    }
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let column = try step.numbers(of: batch, "_value", "tripleExponentialDerivative")
      let builder = ColumnBuilder(type: .float, budget: step.budget)
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        let first = ExponentialAverage(n: Int(clamping: n), weight: 2 / (Double(n) + 1))
        var averages = [first, first, first]
        var previous: Double?
        var hasResult = false
        for row in rows {
          var value = column.number(row)
          var isFull = true
          for level in averages.indices where isFull {
            averages[level].add(value)
            isFull = averages[level].isFull
            value = averages[level].value
          }
          guard isFull else { continue }
          if let previous, let value {
            edit.keep(row)
            hasResult = true
            try builder.append(.float(100 * (value / previous - 1)))
          }
          previous = value
        }
        if !hasResult, let last = rows.last {
          edit.keep(last)
          try builder.appendNull()
        }
        edit.endTable(table)
      }
      let index = batch.schema.index(of: "_value") ?? 0
      return [try edit.finish(replacing: [index: builder.finishPlain()])]
    }
  })
