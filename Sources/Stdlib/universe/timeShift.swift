import Columnar
import Interpreter

/// The built-in `timeShift`: moves times by a duration.
let universeTimeShift = Builtin(
  package: "universe", name: "timeShift",
  signature: """
    (<-tables: stream[A], duration: duration, ?columns: [string]) => stream[A]
    """,
  documentation: Documentation(
    "Moves times by a duration.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("duration", "How far; below zero moves back."),
      ("columns", "The columns; `_time`, `_start` and `_stop` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> timeShift(duration: 1h)
        |> limit(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T01:00:00Z,t1,-2.18
      2021-01-01T01:00:10Z,t1,10.92
      2021-01-01T01:00:00Z,t2,19.85
      2021-01-01T01:00:10Z,t2,4.97
      """),
  body: .function { call in
    let duration = try call.duration("duration")
    let labels = try call.strings("columns", default: ["_time", "_stop", "_start"])
    return try call.tableStep(order: .arrival, pieces: .keeps) { batch, step in
      var replaced: [Int: Column] = [:]
      for label in labels {
        guard let index = batch.schema.index(of: label) else { continue }
        let column = batch.columns[index]
        guard column.type == .time else {
          throw step.failure("column \"\(label)\" is not of type time")
        }
        let isKey = batch.schema.isKey(index)
        let builder = ColumnBuilder(type: .time, budget: step.budget)
        for table in 0..<batch.tableCount {
          let rows = batch.rows(ofTable: table)
          for row in isKey ? rows.lowerBound..<(rows.lowerBound + 1) : rows {
            let cell =
              isKey ? column.constantScalar(table: table) : batch.cell(index, row, table)
            guard case .time(let time) = cell else {
              try builder.appendNull()
              continue
            }
            try builder.append(.time(try step.shifted(time, by: duration)))
          }
        }
        replaced[index] = try isKey ? builder.finishConstant() : builder.finishPlain()
      }
      var edit = BatchEdit(batch, budget: step.budget)
      edit.keepAll()
      return [try edit.finish(replacing: replaced)]
    }
  })
