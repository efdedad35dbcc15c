import Columnar
import Diagnostics
import Execution
import Planning

extension Comparer {
  /// For each reduce that a built-in could replace: the sentence that says so, once both were run
  /// on this data and gave the same. Nothing for a reduce that gives something else.
  func advice(_ answered: Answered, _ side: Side) throws -> [Advice] {
    var found: [Advice] = []
    var consumers: [ObjectIdentifier: LogicalNode] = [:]
    let nodes = logicalNodes(answered.query.outcome.results.map(\.node))
    for node in nodes {
      for input in node.inputs { consumers[ObjectIdentifier(input)] = node }
    }
    for reduce in nodes {
      guard case .reduce = reduce.operation, let input = reduce.inputs.first else { continue }
      let map = consumers[ObjectIdentifier(reduce)]
      let before = try collect(input, schemasOnly: true)
      guard before.batches.count > 0, let schema = before.batches.first?.schema,
        let recognised = recognise(reduce, followedBy: map, schema)
      else { continue }
      if let text = try prove(recognised, input) {
        found.append(
          Advice(
            side: side, lines: lines(recognised, answered.query.source), text: text))
      }
    }
    return found
  }

  /// Runs both forms; the advice when they agree.
  private func prove(_ recognised: RecognisedReduce, _ input: LogicalNode) throws -> String? {
    let name = recognised.function.name
    let builtIn = LogicalNode(
      .aggregate(AggregateOperation(recognised.function, column: recognised.column)),
      inputs: [input], origin: StepOrigin(functionName: name, span: nil))
    guard let theirs = try? collect(recognised.lastStep, schemasOnly: false),
      let ours = try? collect(builtIn, schemasOnly: false),
      let gap = largestGap(
        theirs, recognised.resultColumn, ours, recognised.column)
    else { return nil }
    let equality =
      gap == 0
      ? "Equal on this data."
      : "Equal on this data but for the last bits (largest gap \(formatFloatGo(gap)) of the value)."
    let call =
      recognised.column == "_value" ? "\(name)()" : "\(name)(column: \"\(recognised.column)\")"
    return "this is \(call).  \(equality)  Where they part: \(parting(recognised))"
  }

  /// All batches of a stream under the comparison's settings.
  private func collect(_ node: LogicalNode, schemasOnly: Bool) throws -> CollectedResult {
    let context = settings.makeContext()
    let logical = try optimize([QueryResult(name: "_result", node: node)], context: context)
    let physical = try plan(logical, context: context)
    var result = CollectedResult(name: "_result")
    try execute(physical, context: context, observer: nil) { _, batch in
      if !schemasOnly || result.batches.isEmpty { result.append(batch) }
    }
    return result
  }

  private func lines(_ recognised: RecognisedReduce, _ source: SourceText) -> ClosedRange<Int>? {
    guard let first = recognised.reduceStep.origin.span, let last = recognised.lastStep.origin.span,
      first.source === source, last.source === source, first.start <= last.end
    else { return nil }
    let from = source.position(of: first.start).line
    return from...max(from, source.position(of: max(first.start, last.end - 1)).line)
  }
}
