import Columnar
import Planning

/// Turns typed expressions that `refusal` lets pass into nodes.
struct VectorCompiler {
  private let nullLogic: NullLogic
  let budget: MemoryBudget?
  private let locals: LocalLanes
  /// Of `reduce`: what fields were before each row.
  let accumulators = AccumulatorLanes()

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
    case .accumulator(let position, _):
      return AccumulatorNode(try accumulators.memory(position, budget))
    case .arithmetic(_, let left, let right, .string, _):
      return try joined([left, right], failsForNull: false)
    case .arithmetic(let operation, let left, let right, let type, _):
      return try ArithmeticNode(
        operation, type, node(left, wanted: type), node(right, wanted: type), budget: budget)
    case .compare(let comparison, let left, let right):
      return try compare(comparison, left, right)
    case .matches(let text, let pattern, let negated):
      return try test(text, .matches(pattern, negated: negated))
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
        isText: type == .string, canFail: consequent.canFail || alternate.canFail, budget: budget)
    case .convert(let inner, let target, _): return try convert(inner, to: target)
    case .contains(let inner, let set):
      if laneType(of: inner) == .string { return try test(inner, .isElement(of: sortedTexts(set))) }
      return try ContainsNode(
        node(inner, wanted: set.first?.type), laneType(of: inner), set, budget: budget)
    case .concatenate(let parts, _): return try joined(parts, failsForNull: true)
    case .call(let function, let arguments, let type, _):
      guard case .column(let column) = type else { return try FailureNode(wanted, budget: budget) }
      return try call(function, arguments, column)
    case .failure, .duration:
      return try FailureNode(laneType(of: expression) ?? wanted, budget: budget)
    }
  }

  private func compare(
    _ comparison: ComparisonOperator, _ left: RowExpression, _ right: RowExpression
  ) throws -> VectorNode {
    let leftType = laneType(of: left) ?? laneType(of: right) ?? .int
    let rightType = laneType(of: right) ?? leftType
    if leftType == .string, rightType == .string {
      if case .constant(.string(let text), _) = right {
        return try test(left, .compare(comparison, Array(text.utf8)))
      }
      if case .constant(.string(let text), _) = left {
        return try test(right, .compare(comparison.mirrored, Array(text.utf8)))
      }
    }
    // A number beside a float is compared as a float.
    let hasFloat = leftType == .float || rightType == .float
    func operand(_ expression: RowExpression, _ type: ColumnType) throws -> VectorNode {
      let operand = try node(expression, wanted: type)
      if !hasFloat || type == .float { return operand }
      return try UnaryNode(
        operand, budget: budget, kernel: UnaryNode.convert(from: type, to: .float))
    }
    return try CompareNode(
      comparison, operand(left, leftType), hasFloat ? .float : leftType,
      operand(right, rightType), hasFloat ? .float : rightType, budget: budget)
  }

  private func logic(
    isAnd: Bool, _ left: RowExpression, _ right: RowExpression
  ) throws -> VectorNode {
    try LogicNode(
      isAnd: isAnd, nullLogic, node(left, wanted: .bool), node(right, wanted: .bool),
      rightCanFail: right.canFail, budget: budget)
  }
}
