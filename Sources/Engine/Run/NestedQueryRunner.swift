import Columnar
import Execution
import Interpreter
import Planning

/// Runs the stream behind `tableFind` and its like with the budget, snapshot and `now` of the query
/// that asks.
final class NestedQueryRunner: QueryRunner {
  private let context: QueryContext
  private let state: ScriptState

  init(context: QueryContext, state: ScriptState = ScriptState()) {
    self.context = context
    self.state = state
  }

  func run(_ node: LogicalNode) throws -> [Batch] {
    let logical = try optimize(
      [QueryResult(name: "_result", node: node)], context: context, without: state.disabledRules)
    state.countRules(logical.log)
    let physical = try plan(logical, context: context)
    var batches: [Batch] = []
    try execute(physical, context: context, observer: nil) { _, batch in batches.append(batch) }
    return batches
  }
}
