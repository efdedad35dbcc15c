import Columnar
import Interpreter

/// The built-in `chandeMomentumOscillator`: the momentum oscillator by Chande over n rows, -100
/// to 100.
let universeChandeMomentumOscillator = Builtin(
  package: "universe", name: "chandeMomentumOscillator",
  signature: """
    (<-tables: stream[A], n: int, ?columns: [string]) => stream[B] where A: Record, \
    B: Record
    """,
  documentation: Documentation(
    "The momentum oscillator by Chande over n rows, -100 to 100.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The number of rows."),
      ("columns", "The columns to work on."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> chandeMomentumOscillator(n: 3)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,73.40782122905027
      2021-01-01T00:00:40Z,t1,26.853582554517132
      2021-01-01T00:00:50Z,t1,-12.542955326460481
      2021-01-01T00:00:30Z,t2,-0.1697792869269988
      2021-01-01T00:00:40Z,t2,23.30275229357798
      2021-01-01T00:00:50Z,t2,13.540912382331644
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
        edit.keep(batch.rows(ofTable: table).dropFirst(Int(clamping: n)))
        edit.endTable(table)
      }
      var replaced: [Int: Column] = [:]
      for label in labels {
        guard let index = batch.schema.index(of: label) else { continue }
        let column = try step.numbers(of: batch, label, "chandeMomentumOscillator")
        let builder = ColumnBuilder(type: .float, budget: step.budget)
        for table in 0..<batch.tableCount {
          let rows = batch.rows(ofTable: table)
          var moves = RecentMoves(n: Int(clamping: n))
          for row in rows {
            let momentum = moves.add(column.number(row))
            if row - rows.lowerBound >= n { try builder.append(.float(momentum)) }
          }
        }
        replaced[index] = try builder.finishPlain()
      }
      return [try edit.finish(replacing: replaced)]
    }
  })
