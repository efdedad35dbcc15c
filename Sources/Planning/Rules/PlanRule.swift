import Columnar
import Diagnostics

/// What a rule made of a node.
package enum RuleOutcome {
  /// The node that takes its place: same tables, rows, order, nulls, types, bits and failures.
  case rewritten(PlanNode)
  /// The node has the rule's shape, but the rule must not fire; the reason is printed by `explain`.
  case refused(PathReason)
  /// The rule has nothing to do with the node.
  case notConcerned
}

/// One law of the optimizer: a file, a type, a rule.
///
/// No rule moves work that can fail across work that removes rows: an error is an answer too.
package protocol PlanRule: Sendable {
  /// A command: `PushRangeIntoScan`.
  var name: String { get }
  /// The upstream rule that does the same, as `expect.planner` names it.
  var upstreamName: String? { get }
  func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome
}

extension PlanRule {
  package var name: String { String(describing: Self.self) }
  package var upstreamName: String? { nil }
}

/// What rules may ask about the plan at large.
package final class RuleContext {
  package let via: PathMask
  private var consumerCounts: [ObjectIdentifier: Int] = [:]
  private var schemaCache: [ObjectIdentifier: [Schema]?] = [:]
  /// Keeps every node asked about alive, so that no identity is used twice.
  private var retained: [PlanNode] = []

  package init(via: PathMask) { self.via = via }

  /// How many nodes and results read the node; 1 for a node that a rule just made.
  package func consumerCount(_ node: PlanNode) -> Int {
    consumerCounts[ObjectIdentifier(node)] ?? 1
  }

  package func setConsumerCount(_ count: Int, of node: PlanNode) {
    retained.append(node)
    consumerCounts[ObjectIdentifier(node)] = count
  }

  /// The schemas that the node yields, nil where they are not known before reading.
  /// Errors: those of the source. Complexity: O(schemas) the first time, then O(1).
  package func schemas(_ node: PlanNode) throws -> [Schema]? {
    let identity = ObjectIdentifier(node)
    if let known = schemaCache[identity] { return known }
    let derived = try deriveSchemas(node) { try self.schemas($0) }
    retained.append(node)
    schemaCache[identity] = .some(derived)
    return derived
  }
}

extension DiagnosticCode {
  /// A rule broke one of the properties that the planner checks: an error of the engine.
  package static let ruleBrokePlan = DiagnosticCode("P0001")
  package static let duplicateResult = DiagnosticCode("P0002")
}
