import Columnar
import Diagnostics
import Planning

/// The most windows that one step makes for each table: 16 million, a second each for half a year.
package let windowsMax = 1 << 24

/// What `window` does to one input schema, shared with `aggregateWindow`.
struct WindowPlan {
  let input: Schema
  /// Bounds overwritten in place or added at the end, both in the key.
  let output: Schema
  let time: Int
  let start: Int
  let stop: Int

  /// Errors: `X0003` without the time column, `X0004` when it holds no times.
  init(_ operation: WindowOperation, _ schema: Schema, _ setup: OperatorSetup) throws {
    guard let time = schema.index(of: operation.timeColumn) else {
      throw setup.failure(
        .columnMissing, "missing time column \"\(operation.timeColumn)\"")
    }
    guard schema.fields[time].type == .time else {
      throw setup.failure(
        .columnTypeUnsupported,
        "column \"\(operation.timeColumn)\" is of type \(schema.fields[time].type.name), "
          + "expected time")
    }
    var output = schema
    func place(_ label: String) -> Int {
      let index: Int
      if let known = output.index(of: label) {
        output.fields[known].type = .time
        index = known
      } else {
        output.fields.append(Field(label, .time))
        index = output.fields.count - 1
      }
      if !output.isKey(index) { output.keyIndices.append(index) }
      return index
    }
    start = place(operation.startColumn)
    stop = place(operation.stopColumn)
    self.input = schema
    self.output = output
    self.time = time
  }

  /// The batch with bounds for each table. starts, stops `[tables]`
  func withBounds(
    _ batch: Batch, starts: BufferSlice<Int64>, stops: BufferSlice<Int64>, budget: MemoryBudget?
  ) throws -> Batch {
    let startColumn = try Column.constantTimes(starts, budget: budget)
    let stopColumn = try Column.constantTimes(stops, budget: budget)
    var columns = batch.columns
    for (index, column) in [(start, startColumn), (stop, stopColumn)].sorted(by: { $0.0 < $1.0 }) {
      if index < columns.count { columns[index] = column } else { columns.append(column) }
    }
    return batch.with(schema: output, columns: columns)
  }

  /// As above, with the same bounds for all tables.
  func withBounds(_ batch: Batch, _ range: Range<Int64>, budget: MemoryBudget?) throws -> Batch {
    let starts = try Buffer<Int64>(capacity: batch.tableCount, budget: budget)
    let stops = try Buffer<Int64>(capacity: batch.tableCount, budget: budget)
    starts.base.update(repeating: range.lowerBound, count: batch.tableCount)
    stops.base.update(repeating: range.upperBound, count: batch.tableCount)
    return try withBounds(
      batch, starts: BufferSlice(starts, count: batch.tableCount),
      stops: BufferSlice(stops, count: batch.tableCount), budget: budget)
  }
}

/// The known bounds of a window step. Errors: `X0007`.
func windowRange(_ setup: OperatorSetup) throws -> Range<Int64> {
  guard let bounds = setup.bounds else {
    throw setup.failure(
      .windowBoundsMissing, "nil bounds passed to window; use range to set the window range",
      fix: "put |> range(start: ...) before \(setup.functionName)")
  }
  return bounds
}

/// The windows over a range; nil for the one window of `every: inf`.
/// Errors: `X0008` for too many, `X0009` for a specification that makes no sense.
func makeWindowGrid(
  _ operation: WindowOperation, over range: Range<Int64>, _ setup: OperatorSetup
) throws -> WindowGrid? {
  if operation.isInfinite { return nil }
  do {
    let sequence = try WindowSequence(operation.bounds)
    let isArithmetic = operation.bounds.location.isUTC && operation.bounds.every.months == 0
    let countMax = operation.createEmpty || !isArithmetic ? windowsMax : Int.max
    return try WindowGrid(
      sequence, over: range, countMax: countMax, overlapMax: windowsMax,
      budget: setup.context.budget)
  } catch let error as CalendarError {
    throw setup.failure(.windowInvalid, error.message)
  } catch let error as UnknownZone {
    throw setup.failure(.windowInvalid, error.message, fix: error.fix)
  } catch let error as TooManyWindows {
    throw setup.failure(
      .windowsTooMany,
      "\(error.count) windows in the range, at most \(error.countMax) are made",
      fix: operation.bounds.every == operation.bounds.period
        ? "make the windows longer or the range shorter"
        : "make every longer, period shorter or the range shorter")
  }
}
