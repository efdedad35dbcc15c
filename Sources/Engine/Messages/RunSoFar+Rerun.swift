import Columnar
import Diagnostics
import Execution
import Interpreter
import Planning
import Stdlib

/// Running steps of a script again, in another form, to prove what a hint says.
extension RunSoFar {
  /// The pipelines' steps as the script made them, before any rule.
  var scriptSteps: [LogicalNode] { logicalNodes(query.outcome.results.map(\.node)) }

  /// The schema of what a call took in, where that was one schema and so many rows: with few,
  /// another form of the call gains nothing; with many, proving it would take too long.
  func inputSchema(of call: Span, rows: ClosedRange<Int>) -> Schema? {
    guard let node = nodes.first(where: { $0.origin.span == call }), let input = node.inputs.first,
      isCheap(input), let statistics = statistics[input.id], rows.contains(statistics.rows)
    else { return nil }
    return statistics.schemas.count == 1 ? statistics.schemas.first : nil
  }

  /// Everything that a stream yields. Errors: those of the stream.
  func collected(_ node: LogicalNode) throws -> CollectedResult {
    let context = query.context
    let logical = try optimize([QueryResult(name: "_result", node: node)], context: context)
    var result = CollectedResult(name: "_result")
    try execute(try plan(logical, context: context), context: context) { _, batch in
      result.append(batch)
    }
    return result
  }

  /// The step that a table function of the prelude makes over a stream; nil for one that is written
  /// in Flux. Errors: those of the call.
  func step(
    _ name: String, _ arguments: [(name: String, value: Value)], over input: LogicalNode
  ) throws -> LogicalNode? {
    let library = StandardLibrary()
    guard case .function(let make)? = library.builtin(name, inPackage: "universe")?.body else {
      return nil
    }
    let evaluation = Evaluation(
      context: query.context, registry: library, database: nil,
      runner: NestedQueryRunner(context: query.context), workingDirectory: "")
    let call = Call(
      arguments: Arguments([("tables", .stream(input))] + arguments), evaluation: evaluation,
      span: nil, functionName: name)
    guard case .stream(let node) = try make(call) else { return nil }
    return node
  }
}
