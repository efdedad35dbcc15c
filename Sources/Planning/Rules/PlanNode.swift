import Columnar
import Diagnostics

/// One step of a plan as the rules see it: a logical step, plus what a source was asked to take
/// over. Nodes are immutable; a rule answers with a new one.
package final class PlanNode: Sendable {
  package let operation: LogicalOperation
  package let inputs: [PlanNode]
  /// The request of a source; nil for all other nodes.
  package let scan: ScanRequest?
  /// The script's steps that this node carries out, in script order.
  package let steps: [ScriptStep]
  /// Position in `steps` of the one that the operation stands for; rules absorbed the others.
  package let ownStep: Int

  package init(
    _ operation: LogicalOperation, inputs: [PlanNode], scan: ScanRequest?, steps: [ScriptStep],
    ownStep: Int = 0
  ) {
    precondition(steps.indices.contains(ownStep), "a plan node stands for a step of the script")
    self.operation = operation
    self.inputs = inputs
    self.scan = scan
    self.steps = steps
    self.ownStep = ownStep
  }

  package var origin: StepOrigin { steps[ownStep].origin }

  /// The source and its request, when the node is a source.
  package var source: (source: any ScanSource, request: ScanRequest)? {
    guard case .source(let source) = operation, let scan else { return nil }
    return (source, scan)
  }

  /// The same node over other inputs.
  package func over(_ inputs: [PlanNode]) -> PlanNode {
    PlanNode(operation, inputs: inputs, scan: scan, steps: steps, ownStep: ownStep)
  }

  /// The same source, asked for something else.
  package func asking(_ request: ScanRequest) -> PlanNode {
    PlanNode(operation, inputs: inputs, scan: request, steps: steps, ownStep: ownStep)
  }

  /// The same node, which also stands for the steps of one that a rule removed.
  package func carrying(_ removed: [ScriptStep], note: String) -> PlanNode {
    let lines = removed.map { step in
      var line = step
      line.note = note
      return line
    }
    return PlanNode(
      operation, inputs: inputs, scan: scan, steps: steps + lines, ownStep: ownStep)
  }

  /// The source `input` with `node`'s steps absorbed under `path` and the request changed.
  package static func absorbing(
    _ node: PlanNode, into input: PlanNode, path: ExecutionPath, request: ScanRequest
  ) -> PlanNode {
    let absorbed = node.steps.map { step in
      var line = step
      line.path = path
      line.reasons = []
      return line
    }
    return PlanNode(
      input.operation, inputs: input.inputs, scan: request, steps: input.steps + absorbed,
      ownStep: input.ownStep)
  }
}
