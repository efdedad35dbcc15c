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
    return try call.tableStep(
      order: .arrival, pieces: .keeps, boundsShift: duration
    ) { batch, step in
      var replaced: [Int: Column] = [:]
      for label in labels {
        guard let index = batch.schema.index(of: label) else { continue }
        let column = batch.columns[index]
        guard column.type == .time else {
          throw step.failure("column \"\(label)\" is not of type time")
        }
        replaced[index] = try step.shifted(column, of: batch, by: duration)
      }
      var edit = BatchEdit(batch, budget: step.budget)
      edit.keepAll()
      return [try edit.finish(replacing: replaced)]
    }
  })

extension StepContext {
  /// A column of times, in any representation, moved by a duration.
  fileprivate func shifted(
    _ column: Column, of batch: Batch, by duration: CalendarDuration
  ) throws -> Column {
    if case .constant(.words(let words), let validity) = column.storage {
      return Column(
        type: .time,
        storage: .constant(.words(try shifted(words, validity, by: duration)), validity))
    }
    if let moved = try shiftedRegular(column, of: batch, by: duration) { return moved }
    let flat = try column.flattened(batch.tableStarts, budget: budget)
    guard case .plain(.words(let words), let validity) = flat.storage else { return column }
    return Column(
      type: .time, storage: .plain(.words(try shifted(words, validity, by: duration)), validity))
  }

  /// nil for times that are not regular, and where they would not be any more: months differ in
  /// length, and times beyond the limits wrap around.
  private func shiftedRegular(
    _ column: Column, of batch: Batch, by duration: CalendarDuration
  ) throws -> Column? {
    guard duration.months == 0,
      case .regularTime(let starts, let stepNanoseconds) = column.storage
    else { return nil }
    let moved = try Buffer<Int64>(capacity: batch.tableCount, budget: budget)
    for table in 0..<batch.tableCount {
      let start = starts.pointer[table]
      let rows = Int64(max(batch.rows(ofTable: table).count - 1, 0))
      let last = start &+ stepNanoseconds &* rows
      let (newStart, newLast) = (addOnClock(start, duration), addOnClock(last, duration))
      if (newStart <= newLast) != (start <= last) { return nil }
      moved.base[table] = newStart
    }
    return Column(
      type: .time,
      storage: .regularTime(
        starts: BufferSlice(moved, count: batch.tableCount), stepNanoseconds: stepNanoseconds))
  }

  private func shifted(
    _ words: BufferSlice<UInt64>, _ validity: Validity?, by duration: CalendarDuration
  ) throws -> BufferSlice<UInt64> {
    let moved = try Buffer<UInt64>(capacity: words.count, budget: budget)
    for (index, word) in words.values.enumerated() {
      let isNull = validity.map { !$0.isValid(index) } ?? false
      let time = Int64(bitPattern: word)
      moved.base[index] = isNull ? 0 : UInt64(bitPattern: addOnClock(time, duration))
    }
    return BufferSlice(moved, count: words.count)
  }
}
