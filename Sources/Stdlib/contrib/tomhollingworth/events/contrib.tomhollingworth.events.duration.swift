import Columnar
import Interpreter

/// The built-in `events.duration`: how long each row lasts: until the next row, or the stop of
/// the table.
let contribTomhollingworthEventsDuration = Builtin(
  package: "contrib/tomhollingworth/events", name: "duration",
  signature: """
    (<-tables: stream[A], ?unit: duration, ?timeColumn: string, ?columnName: string, \
    ?stopColumn: string, ?stop: time) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "How long each row lasts: until the next row, or the stop of the table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("unit", "The unit; 1s if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("columnName", "The new column; `duration` if left out."),
      ("stopColumn", "The column that says when the last row ends; `_stop` if left out."),
      ("stop", "When the last row ends, instead of that column."),
    ],
    example: """
      import "contrib/tomhollingworth/events"
      import "sampledata"

      sampledata.float()
        |> events.duration(stop: sampledata.stop)
      """,
    output: """
      _time,tag,_value,duration
      2021-01-01T00:00:00Z,t1,-2.18,10
      2021-01-01T00:00:10Z,t1,10.92,10
      2021-01-01T00:00:20Z,t1,7.35,10
      2021-01-01T00:00:30Z,t1,17.53,10
      2021-01-01T00:00:40Z,t1,15.23,10
      2021-01-01T00:00:50Z,t1,4.43,10
      2021-01-01T00:00:00Z,t2,19.85,10
      2021-01-01T00:00:10Z,t2,4.97,10
      2021-01-01T00:00:20Z,t2,-3.75,10
      2021-01-01T00:00:30Z,t2,19.77,10
      2021-01-01T00:00:40Z,t2,13.86,10
      2021-01-01T00:00:50Z,t2,1.86,10
      """),
  body: .function { call in
    let timeLabel = try call.string("timeColumn", default: "_time")
    let name = try call.string("columnName", default: "duration")
    let stopLabel = try call.string("stopColumn", default: "_stop")
    let unit = try call.unitNanoseconds("unit")
    let stop = try call.optional("stop") == nil ? nil : call.moment("stop")
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let times = try step.times(of: batch, timeLabel)
      let stops = try stop == nil ? step.times(of: batch, stopLabel) : nil
      let lengths = ColumnBuilder(type: .int, budget: step.budget)
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        for row in rows {
          let isLast = row == rows.upperBound - 1
          let end =
            isLast
            ? (stops.map { $0.isNull(row) ? nil : $0.int(row) } ?? stop)
            : (times.isNull(row + 1) ? nil : times.int(row + 1))
          guard let end, !times.isNull(row) else {
            try lengths.append(.null)
            continue
          }
          try lengths.append(.int(elapsedUnits(from: times.int(row), to: end, unit)))
        }
      }
      var edit = BatchEdit(batch, budget: step.budget)
      edit.keepAll()
      return [try edit.finish(adding: [(name, lengths.finishPlain())], step)]
    }
  })
