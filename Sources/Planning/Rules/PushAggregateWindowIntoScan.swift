/// A source answers `aggregateWindow` from what it stored about its rows.
///
///     aggregateWindow(1d, mean) <- source[bounds]      becomes      source[bounds, mean by 1d]
///
/// Law: windows are a function of the bounds and of the row's `_time`; entries of the source that
/// lie inside one window merge exactly, and what straddles windows is read.
/// Must not fire without bounds, with another time column, with `every: inf`, or where the step
/// would fail natively.
package struct PushAggregateWindowIntoScan: PlanRule {
  package init() {}
  package var upstreamName: String? { "PushDownWindowAggregateRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .aggregateWindow(let operation) = node.operation, let input = node.inputs.first
    else { return .notConcerned }
    let window = operation.window
    guard !window.isInfinite, window.timeColumn == "_time", window.startColumn == "_start",
      window.stopColumn == "_stop", operation.timeDestination == "_time"
    else {
      return .refused(PathReason(.stats, "windows of this form are made natively"))
    }
    if let (_, request) = input.source, request.bounds == nil {
      return .refused(PathReason(.stats, "the range was not given to the source"))
    }
    var aggregate = ScanAggregate(
      operation: operation.aggregate, window: window.bounds, createEmpty: window.createEmpty)
    aggregate.timeSource = operation.timeSource
    aggregate.timeDestination = operation.timeDestination
    aggregate.timeFirst = operation.timeFirst
    return try pushAggregate(aggregate, of: node, into: input, context)
  }
}
