import Columnar
import Interpreter

/// The built-in `derivative`: the rate of change per unit of time.
let universeDerivative = Builtin(
  package: "universe", name: "derivative",
  signature: """
    (<-tables: stream[A], ?unit: duration, ?nonNegative: bool, ?columns: [string], \
    ?timeColumn: string, ?initialZero: bool) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The rate of change per unit of time.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("unit", "The unit of time; 1s if left out."),
      ("nonNegative", "A fall gives null."),
      ("columns", "The columns to work on."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("initialZero", "With nonNegative a fall gives 0."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> derivative(unit: 10s)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:10Z,t1,13.1
      2021-01-01T00:00:20Z,t1,-3.5700000000000003
      2021-01-01T00:00:30Z,t1,10.180000000000001
      2021-01-01T00:00:40Z,t1,-2.3000000000000007
      2021-01-01T00:00:50Z,t1,-10.8
      2021-01-01T00:00:10Z,t2,-14.880000000000003
      2021-01-01T00:00:20Z,t2,-8.719999999999999
      2021-01-01T00:00:30Z,t2,23.52
      2021-01-01T00:00:40Z,t2,-5.91
      2021-01-01T00:00:50Z,t2,-12
      """),
  body: .function { call in
    let labels = try call.strings("columns", default: ["_value"])
    let timeLabel = try call.string("timeColumn", default: "_time")
    let unit = Double(wholeNanoseconds(try call.duration("unit", default: oneSecond)))
    let nonNegative = try call.bool("nonNegative", default: false)
    let initialZero = try call.bool("initialZero", default: false)
    return try call.tableStep(order: .arrival, pieces: .keeps) { batch, step in
      let times = try step.times(of: batch, timeLabel)
      var edit = BatchEdit(batch, budget: step.budget)
      let rows = try distinctTimes(batch, times, step)
      for (table, kept) in rows.enumerated() {
        for row in kept.dropFirst() { edit.keep(row) }
        edit.endTable(table)
      }
      var replaced: [Int: Column] = [:]
      for label in labels {
        guard let index = batch.schema.index(of: label) else { continue }
        let type = batch.schema.fields[index].type
        guard type.isNumeric, let column = try WordColumn(batch, index, budget: step.budget) else {
          throw step.failure("unsupported derivative column type \(label):\(type.name)")
        }
        if batch.schema.isKey(index) { continue }
        let builder = ColumnBuilder(type: .float, budget: step.budget)
        for kept in rows {
          var previous: Int?
          for (position, row) in kept.enumerated() {
            let before = previous
            if !column.isNull(row) { previous = row }
            if position == 0 { continue }
            guard let before, !column.isNull(row) else {
              try builder.appendNull()
              continue
            }
            if nonNegative, column.falls(from: before, to: row) {
              if initialZero { try builder.append(word: 0) } else { try builder.appendNull() }
              continue
            }
            let elapsed = Double(times.int(row) &- times.int(before)) / unit
            let rate = column.change(from: before, to: row) / elapsed
            try builder.append(word: rate.bitPattern)
          }
        }
        replaced[index] = try builder.finishPlain()
      }
      return [try edit.finish(replacing: replaced)]
    }
  })

/// Of each table the rows to look at: of equal times the first. Errors: `X0101` for null times and
/// times out of order, in upstream's words.
private func distinctTimes(
  _ batch: Batch, _ times: WordColumn, _ step: StepContext
) throws -> [[Int]] {
  try (0..<batch.tableCount).map { table in
    var kept: [Int] = []
    for row in batch.rows(ofTable: table) {
      if times.isNull(row) { throw step.failure("derivative found null time in time column") }
      if let last = kept.last {
        if times.int(row) < times.int(last) {
          throw step.failure("derivative found out-of-order times in time column")
        }
        if times.int(row) == times.int(last) { continue }
      }
      kept.append(row)
    }
    return kept
  }
}
