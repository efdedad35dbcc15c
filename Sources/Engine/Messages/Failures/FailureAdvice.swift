import Diagnostics
import Planning

/// What can be said about one kind of failed step once its data are looked at: better words, the
/// step to blame, and a fix.
protocol FailureAdvice: Sendable {
  /// Changes the message; leaves it as it is where the advice does not apply.
  /// Errors: those of looking at the data; the message then stays as it was.
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws
}

/// All advice, in the order in which it is tried; the first that finds edits ends the search.
private let allAdvice: [any FailureAdvice] = [
  NumbersNeeded(), ColumnDropped(), TypesCollide(), OperandsDiffer(), IdentityOfOtherType(),
  FillOfOtherType(), TimesInDisorder(), MapGivesNoRecord(), BoundsMissing(),
  AnnotationsMissing(),
]

/// The failure with all that can be said about it. Complexity: up to `RunSoFar.lookRowsMax` rows are
/// read again.
func advised(_ failure: QueryFailure, in run: RunSoFar) -> QueryFailure {
  guard failure.kind == .query, var message = failure.diagnostics.first,
    let node = failedNode(message, run)
  else { return failure }
  message = run.chain.mended(message)
  for advice in allAdvice where message.edits.isEmpty {
    var improved = message
    if (try? advice.improve(&improved, of: node, in: run)) != nil { message = improved }
  }
  if let place = placeInChain(node, run) { message.notes.append(place) }
  var result = failure
  result.diagnostics[0] = message
  return result
}

/// The node that carries out the smallest call around the failure.
private func failedNode(_ message: Diagnostic, _ run: RunSoFar) -> PhysicalNode? {
  guard let span = message.span else { return nil }
  func size(_ node: PhysicalNode) -> Int? {
    let calls = node.steps.compactMap(\.origin.span).filter {
      $0.source === span.source && $0.start <= span.start && $0.end >= span.end
    }
    return calls.map { $0.end - $0.start }.min()
  }
  return run.nodes.compactMap { node in size(node).map { (node, $0) } }.min { $0.1 < $1.1 }?.0
}

/// Names the step among those of its chain, where there are several.
private func placeInChain(_ node: PhysicalNode, _ run: RunSoFar) -> String? {
  var steps: [String] = []
  var last: Span?
  for step in run.steps(upFrom: node) where run.place(step) != nil {
    if run.place(step) != last { steps.append(run.functionName(step)) }
    last = run.place(step)
  }
  guard steps.count > 1 else { return nil }
  return "step \(steps.count) of its pipeline: \(steps.reversed().joined(separator: " |> "))"
}
