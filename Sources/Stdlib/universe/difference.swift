import Columnar
import Interpreter

/// The built-in `difference`: each value less the one before.
let universeDifference = Builtin(
  package: "universe", name: "difference",
  signature: """
    (<-tables: stream[T], ?nonNegative: bool, ?columns: [string], ?keepFirst: bool, \
    ?initialZero: bool) => stream[R] where T: Record, R: Record
    """,
  documentation: Documentation(
    "Each value less the one before.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("nonNegative", "A fall gives null."),
      ("columns", "The columns to work on."),
      ("keepFirst", "The first row stays, with null."),
      (
        "initialZero",
        """
        With nonNegative a fall gives the value itself, or null where that is below 0; with \
        keepFirst the first row has 0.
        """
      ),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> difference()
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
    let steps = DifferenceSteps(
      nonNegative: try call.bool("nonNegative", default: false),
      keepFirst: try call.bool("keepFirst", default: false),
      initialZero: try call.bool("initialZero", default: false))
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      [try steps.apply(to: batch, labels, step)]
    }
  })

/// How falls and first rows come out.
private struct DifferenceSteps {
  let nonNegative: Bool
  let keepFirst: Bool
  let initialZero: Bool

  func apply(to batch: Batch, _ labels: [String], _ step: StepContext) throws -> Batch {
    var edit = BatchEdit(batch, budget: step.budget)
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      edit.keep(keepFirst ? rows : rows.dropFirst())
      edit.endTable(table)
    }
    var replaced: [Int: Column] = [:]
    for label in labels {
      guard let index = batch.schema.index(of: label) else { continue }
      let type = batch.schema.fields[index].type
      if type == .time {
        throw step.failure("difference does not support time columns. Try the elapsed function")
      }
      guard type.isNumeric, let column = try WordColumn(batch, index, budget: step.budget) else {
        throw step.failure(
          "difference does not support column \"\(label)\" of type \"\(type.name)\"")
      }
      if batch.schema.isKey(index) { continue }
      replaced[index] = try differences(column, batch, step)
    }
    return try edit.finish(replacing: replaced)
  }

  private func differences(
    _ column: WordColumn, _ batch: Batch, _ step: StepContext
  ) throws -> Column {
    let isFloat = column.type == .float
    let builder = ColumnBuilder(type: isFloat ? .float : .int, budget: step.budget)
    if !nonNegative, !keepFirst, !column.hasNulls {
      for table in 0..<batch.tableCount {
        try appendDifferences(column, batch.rows(ofTable: table), to: builder)
      }
      return try builder.finishPlain()
    }
    for table in 0..<batch.tableCount {
      var previous: Int?
      for row in batch.rows(ofTable: table) {
        let isFirst = row == batch.rows(ofTable: table).lowerBound
        if isFirst, !keepFirst {
          if !column.isNull(row) { previous = row }
          continue
        }
        if column.isNull(row) {
          try builder.appendNull()
          continue
        }
        defer { previous = row }
        guard let before = previous else {
          if keepFirst, initialZero {
            try builder.append(word: 0)
          } else {
            try builder.appendNull()
          }
          continue
        }
        let change =
          isFloat
          ? (column.float(row) - column.float(before)).bitPattern
          : column.word(row) &- column.word(before)
        if !nonNegative || isNonNegative(change, isFloat) {
          try builder.append(word: change)
        } else if initialZero, isNonNegative(column.word(row), isFloat) {
          // The counter started again, from 0.
          try builder.append(word: column.word(row))
        } else {
          try builder.appendNull()
        }
      }
    }
    return try builder.finishPlain()
  }

  /// Whether a difference is a number from 0 up: NaN is none, and a difference of whole numbers that
  /// does not fit has wrapped around.
  private func isNonNegative(_ word: UInt64, _ isFloat: Bool) -> Bool {
    isFloat ? Double(bitPattern: word) >= 0 : Int64(bitPattern: word) >= 0
  }

  /// The plain case: each row but the first less the one before.
  private func appendDifferences(
    _ column: WordColumn, _ rows: Range<Int>, to builder: ColumnBuilder
  ) throws {
    if rows.count < 2 { return }
    let words = column.pointer + rows.lowerBound
    try builder.appendWords(count: rows.count - 1) { target in
      if column.type == .float {
        for row in 1..<rows.count {
          let difference = Double(bitPattern: words[row]) - Double(bitPattern: words[row - 1])
          target[row - 1] = difference.bitPattern
        }
      } else {
        for row in 1..<rows.count { target[row - 1] = words[row] &- words[row - 1] }
      }
    }
  }
}
