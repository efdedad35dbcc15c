import Columnar
import Interpreter

/// The built-in `relativeStrengthIndex`: the relative strength index over n rows, 0 to 100.
let universeRelativeStrengthIndex = Builtin(
  package: "universe", name: "relativeStrengthIndex",
  signature: """
    (<-tables: stream[A], n: int, ?columns: [string]) => stream[B] where A: Record, \
    B: Record
    """,
  documentation: Documentation(
    "The relative strength index over n rows, 0 to 100.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The number of rows."),
      ("columns", "The columns to work on."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> relativeStrengthIndex(n: 3)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,83.14771395076201
      2021-01-01T00:00:40Z,t1,72.1974805954956
      2021-01-01T00:00:50Z,t1,37.454617466499435
      2021-01-01T00:00:30Z,t2,70.0241331131716
      2021-01-01T00:00:40Z,t2,59.906006356795515
      2021-01-01T00:00:50Z,t2,41.59891343306106
      """),
  body: .function { call in
    let labels = try call.strings("columns", default: ["_value"])
    let n = try call.int("n")
    if n <= 0 {
      throw call.countTooSmall("n must be greater than 0, but was \(n)", "n", n)
    }
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        edit.keep(rows.count > n ? rows.dropFirst(Int(clamping: n)) : rows.suffix(1))
        edit.endTable(table)
      }
      var replaced: [Int: Column] = [:]
      for label in labels {
        guard let index = batch.schema.index(of: label) else { continue }
        let column = try step.numbers(of: batch, label, "relativeStrengthIndex")
        let builder = ColumnBuilder(type: .float, budget: step.budget)
        for table in 0..<batch.tableCount {
          let rows = batch.rows(ofTable: table)
          var up = ExponentialAverage(n: Int(clamping: n), weight: 1 / Double(n))
          var down = up
          var previous = 0.0
          for row in rows {
            let value = column.number(row)
            up.add(value.map { max($0 - previous, 0) })
            down.add(value.map { max(previous - $0, 0) })
            previous = value ?? previous
            // Too few rows give one of plain averages.
            let isShort = rows.count <= n && row == rows.upperBound - 1
            guard row - rows.lowerBound >= n || isShort else { continue }
            guard let rises = up.value, let falls = down.value else {
              try builder.appendNull()
              continue
            }
            try builder.append(.float(100 - 100 / (1 + rises / falls)))
          }
        }
        replaced[index] = try builder.finishPlain()
      }
      return [try edit.finish(replacing: replaced)]
    }
  })
