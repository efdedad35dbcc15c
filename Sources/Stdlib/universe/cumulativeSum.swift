import Columnar
import Interpreter

/// The built-in `cumulativeSum`: the sum of all values up to each row.
let universeCumulativeSum = Builtin(
  package: "universe", name: "cumulativeSum",
  signature: """
    (<-tables: stream[A], ?columns: [string]) => stream[B] where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "The sum of all values up to each row.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("columns", "The columns to work on."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> cumulativeSum()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,8.74
      2021-01-01T00:00:20Z,t1,16.09
      2021-01-01T00:00:30Z,t1,33.620000000000005
      2021-01-01T00:00:40Z,t1,48.85000000000001
      2021-01-01T00:00:50Z,t1,53.28000000000001
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:10Z,t2,24.82
      2021-01-01T00:00:20Z,t2,21.07
      2021-01-01T00:00:30Z,t2,40.84
      2021-01-01T00:00:40Z,t2,54.7
      2021-01-01T00:00:50Z,t2,56.56
      """),
  body: .function { call in
    let labels = try call.strings("columns", default: ["_value"])
    return try call.tableStep(order: .arrival, pieces: .keeps) { batch, step in
      var replaced: [Int: Column] = [:]
      for label in labels {
        guard let index = batch.schema.index(of: label), !batch.schema.isKey(index),
          batch.schema.fields[index].type.isNumeric,
          let column = try WordColumn(batch, index, budget: step.budget)
        else { continue }
        replaced[index] = try runningSums(column, batch, step)
      }
      var edit = BatchEdit(batch, budget: step.budget)
      edit.keepAll()
      return [try edit.finish(replacing: replaced)]
    }
  })

private func runningSums(
  _ column: WordColumn, _ batch: Batch, _ step: StepContext
) throws -> Column {
  let builder = ColumnBuilder(type: column.type, budget: step.budget)
  for table in 0..<batch.tableCount {
    var sum = 0.0
    var wholeSum: UInt64 = 0
    for row in batch.rows(ofTable: table) {
      if column.type == .float {
        if !column.isNull(row) { sum += column.float(row) }
        try builder.append(word: sum.bitPattern)
      } else {
        if !column.isNull(row) { wholeSum &+= column.word(row) }
        try builder.append(word: wholeSum)
      }
    }
  }
  return try builder.finishPlain()
}
