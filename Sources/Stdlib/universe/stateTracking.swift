import Columnar
import Interpreter
import Planning

/// The built-in `stateTracking`: how many rows, and for how long, have passed a test; -1 where
/// one does not.
let universeStateTracking = Builtin(
  package: "universe", name: "stateTracking",
  signature: """
    (<-tables: stream[A], fn: (r: A) => bool, ?countColumn: string, ?durationColumn: \
    string, ?durationUnit: duration, ?timeColumn: string) => stream[B] where A: \
    Record, B: Record
    """,
  documentation: Documentation(
    "How many rows, and for how long, have passed a test; -1 where one does not.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The function."),
      ("countColumn", "The column of counts; none if left out."),
      ("durationColumn", "The column of durations; none if left out."),
      ("durationUnit", "The unit of durations; 1s if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> stateTracking(fn: (r) => r._value > 5.0, countColumn: "count")
      """,
    output: """
      _time,tag,_value,count
      2021-01-01T00:00:00Z,t1,-2.18,-1
      2021-01-01T00:00:10Z,t1,10.92,1
      2021-01-01T00:00:20Z,t1,7.35,2
      2021-01-01T00:00:30Z,t1,17.53,3
      2021-01-01T00:00:40Z,t1,15.23,4
      2021-01-01T00:00:50Z,t1,4.43,-1
      2021-01-01T00:00:00Z,t2,19.85,1
      2021-01-01T00:00:10Z,t2,4.97,-1
      2021-01-01T00:00:20Z,t2,-3.75,-1
      2021-01-01T00:00:30Z,t2,19.77,1
      2021-01-01T00:00:40Z,t2,13.86,2
      2021-01-01T00:00:50Z,t2,1.86,-1
      """),
  body: .function { call in
    let tracking = StateTracking(
      function: try call.rowFunction("fn", role: .predicate),
      countLabel: try call.string("countColumn", default: ""),
      durationLabel: try call.string("durationColumn", default: ""),
      timeLabel: try call.string("timeColumn", default: "_time"),
      unit: try call.unitNanoseconds("durationUnit"))
    if tracking.countLabel.isEmpty, tracking.durationLabel.isEmpty {
      throw call.invalid(
        "must specify at least one of countColumn or durationColumn",
        change: .set("countColumn", to: "\"state_count\""))
    }
    if !tracking.durationLabel.isEmpty, tracking.unit < 0 {
      throw call.invalidLength(
        "state tracking duration unit must be greater than zero", "durationUnit",
        try call.duration("durationUnit"))
    }
    return try call.tableStep(order: .arrival, pieces: .keeps) { batch, step in
      [try tracking.apply(to: batch, step)]
    }
  })

private struct StateTracking: Sendable {
  let function: any RowFunction
  let countLabel: String
  let durationLabel: String
  let timeLabel: String
  let unit: Int64

  /// What the columns cannot do is told before any row is looked at, and then the first row that
  /// fails, however tables are cut into batches.
  func apply(to batch: Batch, _ step: StepContext) throws -> Batch {
    let evaluator = try function.makeRowEvaluator(try function.typed(for: batch.schema))
    // The column of times has to be there even where it is only counted.
    guard batch.schema.index(of: timeLabel) != nil else {
      throw step.failure("column \"\(timeLabel)\" does not exist", .stepColumn)
    }
    let times = durationLabel.isEmpty ? nil : try step.times(of: batch, timeLabel)
    let labels = [countLabel, durationLabel].filter { !$0.isEmpty }
    try step.checkDistinct(labels, beside: batch.schema.fields.map(\.label))

    let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: step.budget)
    if let times, let broken = brokenTime(of: batch, times) {
      let before = try batch.sliced(rows: 0..<(broken.row + 1), budget: step.budget)
      try evaluator.filter(before, mask: mask.base, context: step.context)
      throw step.failure(broken.message)
    }
    try evaluator.filter(batch, mask: mask.base, context: step.context)
    return try tracked(batch, mask, times, step)
  }

  /// The first row whose time is null or before the one above it.
  private func brokenTime(of batch: Batch, _ times: WordColumn) -> (row: Int, message: String)? {
    for table in 0..<batch.tableCount {
      var last = Int64.min
      for row in batch.rows(ofTable: table) {
        if times.isNull(row) { return (row, "got a null timestamp") }
        if times.int(row) < last { return (row, "got an out-of-order timestamp") }
        last = times.int(row)
      }
    }
    return nil
  }

  /// mask `[rows]`: 1 where the test holds.
  private func tracked(
    _ batch: Batch, _ mask: Buffer<UInt8>, _ times: WordColumn?, _ step: StepContext
  ) throws -> Batch {
    let counts = ColumnBuilder(type: .int, budget: step.budget)
    let durations = ColumnBuilder(type: .int, budget: step.budget)
    for table in 0..<batch.tableCount {
      var count: Int64 = 0
      var start: Int64?
      for row in batch.rows(ofTable: table) {
        let isTrue = mask.base[row] != 0
        count = isTrue ? count + 1 : 0
        try counts.append(.int(isTrue ? count : -1))
        guard let times else { continue }
        let time = times.int(row)
        if isTrue {
          let first = start ?? time
          start = first
          try durations.append(.int((time &- first) / unit))
        } else {
          start = nil
          try durations.append(.int(-1))
        }
      }
    }
    var edit = BatchEdit(batch, budget: step.budget)
    edit.keepAll()
    var added: [(label: String, column: Column)] = []
    if !countLabel.isEmpty { added.append((countLabel, try counts.finishPlain())) }
    if !durationLabel.isEmpty { added.append((durationLabel, try durations.finishPlain())) }
    return try edit.finish(adding: added)
  }
}
