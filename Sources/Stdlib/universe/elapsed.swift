import Columnar
import Interpreter

/// The built-in `elapsed`: the time since the row before, in whole units.
let universeElapsed = Builtin(
  package: "universe", name: "elapsed",
  signature: """
    (<-tables: stream[A], ?unit: duration, ?timeColumn: string, ?columnName: string) \
    => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The time since the row before, in whole units.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("unit", "The unit of time; 1s if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("columnName", "The name of the new column; `elapsed` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> elapsed(unit: 10s)
      """,
    output: """
      _time,tag,_value,elapsed
      2021-01-01T00:00:10Z,t1,10.92,1
      2021-01-01T00:00:20Z,t1,7.35,1
      2021-01-01T00:00:30Z,t1,17.53,1
      2021-01-01T00:00:40Z,t1,15.23,1
      2021-01-01T00:00:50Z,t1,4.43,1
      2021-01-01T00:00:10Z,t2,4.97,1
      2021-01-01T00:00:20Z,t2,-3.75,1
      2021-01-01T00:00:30Z,t2,19.77,1
      2021-01-01T00:00:40Z,t2,13.86,1
      2021-01-01T00:00:50Z,t2,1.86,1
      """),
  body: .function { call in
    let timeLabel = try call.string("timeColumn", default: "_time")
    let columnName = try call.string("columnName", default: "elapsed")
    let unit = try call.unitNanoseconds("unit")
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let times = try step.times(of: batch, timeLabel)
      let builder = ColumnBuilder(type: .int, budget: step.budget)
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        edit.keep(rows.dropFirst())
        if !times.hasNulls, rows.count > 1 {
          try builder.appendWords(count: rows.count - 1) { target in
            for (position, row) in rows.dropFirst().enumerated() {
              let elapsed = elapsedUnits(from: times.int(row - 1), to: times.int(row), unit)
              target[position] = UInt64(bitPattern: elapsed)
            }
          }
          edit.endTable(table)
          continue
        }
        for row in rows.dropFirst() {
          if times.isNull(row) || times.isNull(row - 1) {
            try builder.appendNull()
          } else {
            let elapsed = elapsedUnits(from: times.int(row - 1), to: times.int(row), unit)
            try builder.append(word: UInt64(bitPattern: elapsed))
          }
        }
        edit.endTable(table)
      }
      return [try edit.finish(adding: [(columnName, builder.finishPlain())], step)]
    }
  })
