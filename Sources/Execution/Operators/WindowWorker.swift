import Columnar
import Planning

/// The part of `aggregateWindow` that differs between aggregates and selectors.
class WindowWorker {
  let operation: AggregateWindowOperation
  let setup: OperatorSetup

  init(_ operation: AggregateWindowOperation, _ setup: OperatorSetup) {
    self.operation = operation
    self.setup = setup
  }

  var budget: MemoryBudget? { setup.context.budget }

  /// A batch's rows follow.
  func begin(_ batch: Batch, _ plan: AggregateWindowPlan) throws {}
  /// Rows of the batch go into slots, of which there are `slotCount` by now.
  func add(_ rows: SlotRows, slotCount: Int) throws {}
  /// Whether a slot that got rows yields one; a selector's may hold nothing but nulls.
  func hasResult(slot: Int) -> Bool { true }
  /// The batch's rows are done; only these slots stay and become the first.
  func end(keeping slots: Range<Int>) throws {}
  /// The output for closed tables, its bounds still to be set.
  func results(
    _ rows: WindowRows, _ batch: Batch, _ plan: AggregateWindowPlan
  ) throws -> Batch {
    batch
  }

  /// The time that each output row gets; nil when it keeps its own.
  final func times(_ rows: WindowRows) throws -> Column? {
    let source: UnsafeMutablePointer<Int64>?
    if operation.timeSource == operation.window.stopColumn {
      source = rows.stops.base
    } else if operation.timeSource == operation.window.startColumn {
      source = rows.starts.base
    } else {
      return nil
    }
    let words = try Buffer<UInt64>(capacity: rows.rowCount, budget: budget)
    if let source {
      for row in 0..<rows.rowCount { words.base[row] = UInt64(bitPattern: source[row]) }
    }
    return Column(
      type: .time, storage: .plain(.words(BufferSlice(words, count: rows.rowCount)), nil))
  }
}
