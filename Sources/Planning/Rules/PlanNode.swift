import Columnar
import Diagnostics

/// One step of a plan as the rules see it: a logical step, plus what a source was asked to take
/// over. Nodes are immutable; a rule answers with a new one.
package final class PlanNode: Sendable {
  package let operation: LogicalOperation
  package let inputs: [PlanNode]
  /// The request of a source; nil for all other nodes.
  package let scan: ScanRequest?
  /// The script's steps that this node carries out; the last one is its own.
  package let steps: [ScriptStep]

  package init(
    _ operation: LogicalOperation, inputs: [PlanNode], scan: ScanRequest?, steps: [ScriptStep]
  ) {
    self.operation = operation
    self.inputs = inputs
    self.scan = scan
    self.steps = steps
  }

  /// The source and its request, when the node is a source.
  package var source: (source: any ScanSource, request: ScanRequest)? {
    guard case .source(let source) = operation, let scan else { return nil }
    return (source, scan)
  }

  /// The same node over other inputs.
  package func over(_ inputs: [PlanNode]) -> PlanNode {
    PlanNode(operation, inputs: inputs, scan: scan, steps: steps)
  }

  /// The source `input` with `node`'s steps absorbed under `path` and the request changed.
  package static func absorbing(
    _ node: PlanNode, into input: PlanNode, path: ExecutionPath, request: ScanRequest
  ) -> PlanNode {
    let absorbed = node.steps.map {
      ScriptStep(origin: $0.origin, operationName: $0.operationName, path: path)
    }
    return PlanNode(
      input.operation, inputs: input.inputs, scan: request, steps: input.steps + absorbed)
  }
}
