import Diagnostics
import Planning

/// Which failure a run ends with: that of the earliest step, whatever batches its rows came in.
///
/// Steps run batch by batch, so a later step may fail over the first batch before an earlier one
/// has seen the row that it fails over. A failed step takes no more input, and the run goes on
/// until the steps before it have seen all of theirs.
final class StepFailures {
  private let nodes: [PhysicalNode]
  private var first: (id: Int, failure: QueryFailure)?
  private var isEnding = false

  init(_ nodes: [PhysicalNode]) { self.nodes = nodes }

  /// Keeps a step's failure.
  /// Errors: the failure itself where nothing can come before it, or where it ends the run at once:
  /// cancelled, out of memory, a store that cannot be read.
  func add(_ cause: QueryFailure, of node: PhysicalNode) throws {
    var failure = cause
    if failure.stepName == nil { failure.stepName = node.origin.functionName }
    if isEnding || failure.endsRunAtOnce { throw failure }
    if (first?.id ?? Int.max) > node.id { first = (node.id, failure) }
    if nodes[..<node.id].allSatisfy(isQuiet) {
      isEnding = true
      throw failure
    }
  }

  /// Errors: the failure of the earliest step, if any failed.
  func end() throws {
    if let first { throw first.failure }
  }

  /// Sources, and ranges over them, do not fail over a row; so no one waits for the end of a long
  /// scan to learn of a mistake in the step after it.
  private func isQuiet(_ node: PhysicalNode) -> Bool {
    switch node.operation {
    case .source: return true
    case .range:
      if case .source = node.inputs.first?.operation { return true }
      return false
    default: return false
    }
  }
}

extension QueryFailure {
  /// No other failure may come before it: cancelled, out of memory, a store that cannot be read.
  var endsRunAtOnce: Bool {
    kind != .query || diagnostics.first?.code == .memoryExhausted
  }
}
