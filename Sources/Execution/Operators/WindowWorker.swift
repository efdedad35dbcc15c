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
}
