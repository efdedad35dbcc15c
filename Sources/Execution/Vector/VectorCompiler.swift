import Columnar
import Planning

/// Turns typed expressions that `refusal` lets pass into nodes.
struct VectorCompiler {
  private let nullLogic: NullLogic
  private let budget: MemoryBudget?
  private let locals: LocalLanes

  init(_ lambda: TypedLambda, budget: MemoryBudget?) {
    nullLogic = lambda.nullLogic
    self.budget = budget
    locals = LocalLanes(count: lambda.localCount)
  }

  /// The nodes of an expression. `wanted` is the type of an untyped null.
  func node(_ expression: RowExpression, wanted: ColumnType? = nil) throws -> VectorNode {
    switch expression {
    case .constant(.null, let type):
      if case .column(let column) = type {
        return try ConstantNode(nullOf: column, budget: budget)
      }
      return try ConstantNode(nullOf: wanted, budget: budget)
    case .constant(let value, _): return try ConstantNode(value, budget: budget)
    case .column(let index, let type): return try ColumnNode(index, type, budget: budget)
    case .local(let slot, _): return LocalNode(slot, locals)
    case .bind(let slot, let value, let body):
      return BindNode(slot, try node(value), try node(body, wanted: wanted), locals)
    case .arithmetic(let operation, let left, let right, let type, _):
      return try ArithmeticNode(
        operation, type, node(left, wanted: type), node(right, wanted: type), budget: budget)
    case .compare(let comparison, let left, let right):
      return try compare(comparison, left, right)
    case .matches(let text, let pattern, let negated):
      var column: Int?
      if case .column(let index, _) = text { column = index }
      return try MatchNode(
        node(text, wanted: .string), column: column, pattern, negated: negated, budget: budget)
    case .and(let left, let right): return try logic(isAnd: true, left, right)
    case .or(let left, let right): return try logic(isAnd: false, left, right)
    case .not(let inner):
      return try UnaryNode(node(inner, wanted: .bool), budget: budget, kernel: UnaryNode.not)
    case .negate(let inner, let type):
      return try UnaryNode(
        node(inner, wanted: type), budget: budget, kernel: UnaryNode.negate(type))
    case .exists(let inner): return try ExistsNode(node(inner), budget: budget)
    case .conditional(let test, let consequent, let alternate):
      let type = laneType(of: expression) ?? wanted
      return try ConditionalNode(
        node(test, wanted: .bool), node(consequent, wanted: type), node(alternate, wanted: type),
        isText: type == .string, budget: budget)
    case .convert(let inner, let target, _):
      guard let source = laneType(of: inner), source != target else {
        return try node(inner, wanted: target)
      }
      return try UnaryNode(
        node(inner), budget: budget, kernel: UnaryNode.convert(from: source, to: target))
    case .contains(let inner, let set):
      return try ContainsNode(node(inner, wanted: set.first?.type), set, budget: budget)
    case .call(let function, let arguments, _, _):
      guard let unary = function.unaryFloat, let argument = arguments.first else {
        return try FailureNode(wanted, budget: budget)
      }
      return try UnaryNode(
        node(argument, wanted: .float), budget: budget, kernel: UnaryNode.call(unary))
    case .failure, .duration, .accumulator, .concatenate:
      return try FailureNode(laneType(of: expression) ?? wanted, budget: budget)
    }
  }

  private func compare(
    _ comparison: ComparisonOperator, _ left: RowExpression, _ right: RowExpression
  ) throws -> VectorNode {
    let leftType = laneType(of: left) ?? laneType(of: right) ?? .int
    let rightType = laneType(of: right) ?? leftType
    return try CompareNode(
      comparison, node(left, wanted: leftType), leftType, node(right, wanted: rightType),
      rightType, budget: budget)
  }

  private func logic(
    isAnd: Bool, _ left: RowExpression, _ right: RowExpression
  ) throws -> VectorNode {
    try LogicNode(
      isAnd: isAnd, nullLogic, node(left, wanted: .bool), node(right, wanted: .bool),
      budget: budget)
  }
}
