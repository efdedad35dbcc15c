/// A source that can do so reads only what lies inside the bounds.
///
///     range(start, stop) <- source      becomes      source[start ..< stop]
///
/// Law: `range` tests each row by its own `_time` alone and so commutes with the reading. A source
/// that carries out bounds yields no empty tables; where the rule is masked, or where steps between
/// keep it from firing, it therefore has `range` drop empty tables itself, and the answer is the
/// same on every path.
/// Must not fire with a time column other than `_time`, across a filter (its failures would
/// vanish with the rows), over a limit or an aggregate, or when bounds that are already there do
/// not overlap.
package struct PushRangeIntoScan: PlanRule {
  package init() {}
  package var upstreamName: String? { "PushDownRangeRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .range(let operation) = node.operation, let input = node.inputs.first else {
      return .notConcerned
    }
    guard hasDefaultColumns(operation) else {
      return .refused(PathReason(.source, "a source knows bounds of _time only"))
    }
    if let (source, request) = input.source, source.capabilities.bounds, context.via.source,
      request.aggregate == nil, request.rowsPerTableMax == nil,
      let pushed = push(node, operation, into: input, request)
    {
      return .rewritten(pushed)
    }
    if operation.keepsEmptyTables, standsOnBoundedSource(input) {
      var dropping = operation
      dropping.keepsEmptyTables = false
      return .rewritten(
        PlanNode(
          .range(dropping), inputs: node.inputs, scan: nil, steps: node.steps,
          ownStep: node.ownStep))
    }
    return .refused(PathReason(.source, refusal(input, context)))
  }

  private func push(
    _ node: PlanNode, _ operation: RangeOperation, into input: PlanNode, _ request: ScanRequest
  ) -> PlanNode? {
    var bounds = operation.start..<max(operation.start, operation.stop)
    if let known = request.bounds {
      guard known.overlaps(bounds) else { return nil }
      bounds = known.clamped(to: bounds)
    }
    var narrowed = request
    narrowed.bounds = bounds
    return PlanNode.absorbing(node, into: input, path: .source, request: narrowed)
  }

  private func hasDefaultColumns(_ operation: RangeOperation) -> Bool {
    operation.timeColumn == "_time" && operation.startColumn == "_start"
      && operation.stopColumn == "_stop"
  }

  /// Only filters and ranges stand between the node and a source that could have taken the bounds.
  private func standsOnBoundedSource(_ node: PlanNode) -> Bool {
    var current = node
    walk: while let below = current.inputs.first {
      switch current.operation {
      case .filter, .range: current = below
      default: break walk
      }
    }
    // An aggregate or a limit that the source took over stands between as well.
    guard let (source, request) = current.source else { return false }
    return source.capabilities.bounds && request.aggregate == nil && request.rowsPerTableMax == nil
  }

  private func refusal(_ input: PlanNode, _ context: RuleContext) -> String {
    guard let (source, _) = input.source else { return notOnSource(input) }
    if !source.capabilities.bounds { return "\(source.description) is read whole" }
    if !context.via.source { return masked }
    return "a step before it limits the rows, or another range does not overlap it"
  }
}
