import Columnar
import Diagnostics

/// One step that execution runs: an operator to make, or a source to open.
package final class PhysicalNode: Sendable {
  /// Its index in `PhysicalPlan.nodes`.
  package let id: Int
  /// `.source` for a source; never `.yield`, which the planner resolves into results.
  package let operation: LogicalOperation
  package let inputs: [PhysicalNode]
  /// What is asked of the source; nil for all other nodes.
  package let scan: ScanRequest?
  /// The fastest allowed path. For a lambda `.vector` means: compile it where its type for the
  /// schema at hand permits, else take the row path and report why in `StepStatistics.reasons`.
  package let path: ExecutionPath
  /// Why no faster path is taken, as far as known before the first batch.
  package let reasons: [PathReason]
  /// The script's steps that this node carries out, in script order.
  package let steps: [ScriptStep]
  /// Position in `steps` of the one that the operation stands for; rules absorbed the others.
  package let ownStep: Int
  /// The schemas to come, where the source knows them and the steps between are understood.
  package let schemas: [Schema]?
  /// Tables come sorted by group key, and each key once.
  package let tablesByKey: Bool
  /// Rows of each table come sorted by `_time`.
  package let rowsByTime: Bool

  package init(
    id: Int, operation: LogicalOperation, inputs: [PhysicalNode], scan: ScanRequest?,
    path: ExecutionPath, reasons: [PathReason], steps: [ScriptStep], ownStep: Int,
    schemas: [Schema]?, tablesByKey: Bool, rowsByTime: Bool
  ) {
    self.id = id
    self.operation = operation
    self.inputs = inputs
    self.scan = scan
    self.path = path
    self.reasons = reasons
    self.steps = steps
    self.ownStep = ownStep
    self.schemas = schemas
    self.tablesByKey = tablesByKey
    self.rowsByTime = rowsByTime
  }

  /// Where the node's own step stands in the script; for the names and places in errors.
  package var origin: StepOrigin { steps[ownStep].origin }
}

/// One named result: the node whose batches are delivered under that name.
package struct PhysicalResult: Sendable {
  package let name: String
  package let node: PhysicalNode
  /// The `yield` steps between the node and the result, for `explain`.
  package let yields: [ScriptStep]

  package init(name: String, node: PhysicalNode, yields: [ScriptStep]) {
    self.name = name
    self.node = node
    self.yields = yields
  }
}

/// What execution runs: a directed acyclic graph of steps and the results read off it.
package struct PhysicalPlan: Sendable {
  /// In source order.
  package let results: [PhysicalResult]
  /// Inputs stand before their consumers; `nodes[i].id == i`.
  package let nodes: [PhysicalNode]
  /// How many nodes and results read each node. `[nodes]`
  package let consumerCounts: [Int]

  package init(results: [PhysicalResult], nodes: [PhysicalNode]) {
    self.results = results
    self.nodes = nodes
    var counts = [Int](repeating: 0, count: nodes.count)
    for node in nodes { for input in node.inputs { counts[input.id] += 1 } }
    for result in results { counts[result.node.id] += 1 }
    consumerCounts = counts
  }
}

extension PhysicalNode {
  /// The same source, asked for something else.
  package func asking(_ request: ScanRequest) -> PhysicalNode {
    PhysicalNode(
      id: 0, operation: operation, inputs: inputs, scan: request, path: path, reasons: [],
      steps: steps, ownStep: ownStep, schemas: nil, tablesByKey: tablesByKey,
      rowsByTime: rowsByTime)
  }

  /// A plan whose one result, `_result`, is this node's stream.
  package func planOfItsOwn() -> PhysicalPlan {
    var copies: [ObjectIdentifier: PhysicalNode] = [:]
    var nodes: [PhysicalNode] = []
    var stack = [(node: self, expanded: false)]
    while let (node, expanded) = stack.popLast() {
      let identity = ObjectIdentifier(node)
      guard copies[identity] == nil else { continue }
      guard expanded else {
        stack.append((node, true))
        for input in node.inputs { stack.append((input, false)) }
        continue
      }
      let copy = PhysicalNode(
        id: nodes.count, operation: node.operation,
        inputs: node.inputs.compactMap { copies[ObjectIdentifier($0)] }, scan: node.scan,
        path: node.path, reasons: node.reasons, steps: node.steps, ownStep: node.ownStep,
        schemas: node.schemas, tablesByKey: node.tablesByKey, rowsByTime: node.rowsByTime)
      copies[identity] = copy
      nodes.append(copy)
    }
    let root = nodes[nodes.count - 1]
    return PhysicalPlan(
      results: [PhysicalResult(name: "_result", node: root, yields: [])], nodes: nodes)
  }
}
