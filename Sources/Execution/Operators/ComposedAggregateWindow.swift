import Columnar
import Planning

/// Makes the operator of an `aggregateWindow` step: in one pass where that is possible, else the
/// composition that defines it.
func makeAggregateWindow(
  _ operation: AggregateWindowOperation, _ setup: OperatorSetup
) throws -> any Operator {
  guard operation.isFusible else { return try composeAggregateWindow(operation, setup) }
  if let keys = setup.foldedKeys {
    return try FoldingAggregateWindowOperator(operation, keys, setup)
  }
  return try AggregateWindowChoice(operation, setup)
}

/// One pass, unless the first tables have the column of the new times in their key: then the
/// composition, which takes it out of the key.
private final class AggregateWindowChoice: Operator {
  private let operation: AggregateWindowOperation
  private let setup: OperatorSetup
  private let fused: AggregateWindowOperator
  private var composed: (any Operator)?
  private var hasTables = false

  init(_ operation: AggregateWindowOperation, _ setup: OperatorSetup) throws {
    self.operation = operation
    self.setup = setup
    fused = try AggregateWindowOperator(operation, setup)
  }

  func consume(_ batch: Batch, input: Int) throws {
    if batch.tableCount == 0 { return }
    if batch.schema.keyLabels.contains(operation.timeDestination), composed == nil {
      if hasTables {
        throw setup.failure(
          .columnNameRepeated,
          "the column \"\(operation.timeDestination)\" of the new times is in the group key of some "
            + "tables only")
      }
      composed = try composeAggregateWindow(operation, setup)
    }
    hasTables = true
    try (composed ?? fused).consume(batch, input: input)
  }

  func finish(input: Int) throws { try (composed ?? fused).finish(input: input) }
}

extension AggregateWindowOperation {
  /// Whether one pass gives the composition's answer: the time comes from the window or is the row's
  /// own, and goes into a column that nothing else needs.
  var isFusible: Bool {
    if case .quantileExactSelector = aggregate.function { return false }
    let bounds = [window.startColumn, window.stopColumn]
    let needed = bounds + [aggregate.column]
    if needed.contains(timeDestination) { return false }
    if bounds.contains(timeSource) { return true }
    return aggregate.isSelector && timeSource == timeDestination
      && timeSource == window.timeColumn && !window.createEmpty
  }
}

/// `window |> fn |> (one row for each empty table) |> duplicate |> window(every: inf)`.
func composeAggregateWindow(
  _ operation: AggregateWindowOperation, _ setup: OperatorSetup
) throws -> any Operator {
  var last = operation.window
  last.isInfinite = true
  last.createEmpty = false
  last.timeColumn = operation.timeDestination
  let inner = setup.with(output: setup.output, inputTablesByKey: false)
  func feeding(_ target: any Operator) -> OperatorSetup {
    inner.with(output: OperatorSink(target), inputTablesByKey: false)
  }
  let gathering = try WindowOperator(last, inner)
  let duplicating = DuplicateOperator(
    column: operation.timeSource, as: operation.timeDestination, feeding(gathering))
  let filling: any Operator =
    operation.window.createEmpty ? FillEmptyTables(feeding(duplicating)) : duplicating
  let aggregating: any Operator = try makeAggregate(operation.aggregate, feeding(filling))
  return try WindowOperator(operation.window, feeding(aggregating))
}

/// Makes the operator of an aggregate or selector.
func makeAggregate(
  _ operation: AggregateOperation, _ setup: OperatorSetup
) throws -> any Operator {
  if case .quantileExactSelector(let q) = operation.function {
    return QuantileSelectorOperator(q: q, setup)
  }
  if let keys = setup.foldedKeys {
    return operation.isSelector
      ? FoldingSelectorOperator(operation, keys, setup)
      : FoldingAggregateOperator(operation, keys, setup)
  }
  return operation.isSelector
    ? SelectorOperator(operation, setup) : AggregateOperator(operation, setup)
}
