import Columnar
import Diagnostics
import Planning
import Semantics
import Syntax

extension LambdaTyper {
  /// A symbol as a cell. Errors: `BeyondCells` for what no cell can hold.
  func cell(_ symbol: Symbol) throws -> (expression: RowExpression, type: CellType) {
    switch symbol {
    case .cell(let expression, let type): return (expression, type)
    case .value(.duration(let duration)): return (.duration(duration), .duration)
    case .value(.null(nil)): return (.constant(.null, .untypedNull), .untypedNull)
    case .value(let value):
      guard let scalar = value.scalar, let type = value.basicType?.columnType else {
        throw BeyondCells(reason: "the lambda computes with a value of type \(value.typeText)")
      }
      return (.constant(scalar, .column(type)), .column(type))
    case .record, .function:
      throw BeyondCells(reason: "the lambda computes with a record or a function")
    }
  }

  /// A cell, where a null without a type takes the wanted one.
  private func cell(_ symbol: Symbol, wanted type: CellType) throws -> RowExpression {
    if case .value(.null(nil)) = symbol { return .constant(.null, type) }
    return try cell(symbol).expression
  }

  private func word(_ type: CellType) -> String {
    switch type {
    case .column(let type): type.name
    case .duration: "duration"
    case .untypedNull: "null"
    }
  }

  private func failing(_ failure: QueryFailure, _ type: CellType, at span: Span?) -> Symbol {
    .cell(.failure(placed(failure, span), type), type)
  }

  // MARK: Binary operators

  func binary(
    _ operation: Expression.BinaryOperator, _ left: Symbol, _ right: Symbol, at span: Span?
  ) throws -> Symbol {
    if let l = value(of: left), let r = value(of: right) {
      let type = resultType(operation, l)
      return try folded(type, at: span) { try joined(operation, l, r) }
    }
    if operation == .matches || operation == .notMatches {
      return try matches(left, right, operation, at: span)
    }
    let l = try cell(left)
    let r = try cell(right)
    let type = l.type == .untypedNull ? r.type : l.type
    let operands = (
      try cell(left, wanted: type), try cell(right, wanted: r.type == .untypedNull ? type : r.type)
    )
    if let arithmeticOperator = ArithmeticOperator(rawValue: operation.rawValue) {
      guard case .column(let column) = type, r.type == type || r.type == .untypedNull,
        supports(arithmeticOperator, column.basicType)
      else {
        return failing(
          unsupported(operation.rawValue, word(l.type), word(r.type)), type, at: span)
      }
      return .columnCell(
        .arithmetic(arithmeticOperator, operands.0, operands.1, type: column, span: span), column)
    }
    guard let comparison = ComparisonOperator(rawValue: operation.rawValue),
      canCompare(basicType(l.type), basicType(r.type), comparison)
    else {
      return failing(
        unsupported(operation.rawValue, word(l.type), word(r.type)), .column(.bool), at: span)
    }
    return .columnCell(.compare(comparison, operands.0, operands.1), .bool)
  }

  private func resultType(_ operation: Expression.BinaryOperator, _ left: Value) -> CellType {
    guard ArithmeticOperator(rawValue: operation.rawValue) != nil else { return .column(.bool) }
    return left.basicType?.columnType.map { .column($0) } ?? .untypedNull
  }

  private func basicType(_ type: CellType) -> BasicType? {
    switch type {
    case .column(let type): type.basicType
    case .duration: .duration
    case .untypedNull: nil
    }
  }

  private func matches(
    _ text: Symbol, _ pattern: Symbol, _ operation: Expression.BinaryOperator, at span: Span?
  ) throws -> Symbol {
    guard let pattern = value(of: pattern) else {
      throw BeyondCells(reason: "the lambda chooses a regular expression per row")
    }
    let operand = try cell(text)
    guard case .regexp(let regexp) = pattern, operand.type == .column(.string) else {
      return failing(
        unsupported(operation.rawValue, word(operand.type), pattern.kindName), .column(.bool),
        at: span)
    }
    return .columnCell(
      .matches(operand.expression, pattern: regexp, negated: operation == .notMatches), .bool)
  }

  // MARK: Unary operators

  func unary(
    _ operation: Expression.UnaryOperator, _ operand: Symbol, at span: Span?
  ) throws -> Symbol {
    if operation == .exists { return existence(of: operand) }
    if let value = value(of: operand) {
      let type = value.basicType?.columnType.map { CellType.column($0) } ?? .untypedNull
      return try folded(operation == .not ? .column(.bool) : type, at: span) {
        operation == .not
          ? try negation(value) : try signed(value, negated: operation == .minus)
      }
    }
    let (expression, type) = try cell(operand)
    switch (operation, type) {
    case (.not, .column(.bool)): return .columnCell(.not(expression), .bool)
    case (.not, _):
      let failure = QueryFailure(
        .unsupportedOperation,
        "operand to not expression is not a bool value, got \(word(type))")
      return failing(failure, .column(.bool), at: span)
    case (.minus, .column(.int)): return .columnCell(.negate(expression, type: .int), .int)
    case (.minus, .column(.float)): return .columnCell(.negate(expression, type: .float), .float)
    case (.plus, .column(let column)) where column.isNumeric: return operand
    default:
      let failure = QueryFailure(
        .unsupportedOperation,
        "operand to unary expression is not a number value, got \(word(type))")
      return failing(failure, type, at: span)
    }
  }

  private func existence(of operand: Symbol) -> Symbol {
    switch operand {
    case .value(let value): .value(.bool(!value.unwrapped.isNull))
    case .cell(let expression, _): .columnCell(.exists(expression), .bool)
    case .record, .function: .value(.bool(true))
    }
  }

  // MARK: Logic

  func logical(
    isAnd: Bool, _ left: Symbol, _ right: () throws -> Symbol, at span: Span?
  ) throws -> Symbol {
    let word = isAnd ? "and" : "or"
    if let known = value(of: left) {
      let truthValue: Bool?
      do {
        truthValue = try truth(known, word)
      } catch let failure as QueryFailure {
        return failing(failure, .column(.bool), at: span)
      }
      // What decides alone leaves the right side out; the neutral value leaves the right side.
      if truthValue == !isAnd { return .value(.bool(!isAnd)) }
      if nullLogic == .row, isAnd, truthValue == nil { return .value(.bool(false)) }
      if nullLogic == .row || truthValue == isAnd { return try asTruth(try right(), word, span) }
    }
    let first = try cell(try asTruth(left, word, span), wanted: .column(.bool))
    let second = try cell(try asTruth(try right(), word, span), wanted: .column(.bool))
    return .columnCell(isAnd ? .and(first, second) : .or(first, second), .bool)
  }

  /// A symbol as an operand of `and`, `or` or a test: of type bool, or failing.
  private func asTruth(_ symbol: Symbol, _ operation: String, _ span: Span?) throws -> Symbol {
    if case .value(let value) = symbol {
      return try folded(.column(.bool), at: span) {
        try truth(value, operation).map { .bool($0) } ?? .null(.bool)
      }
    }
    let (_, type) = try cell(symbol)
    if type == .column(.bool) { return symbol }
    return failing(
      QueryFailure(
        .unsupportedOperation,
        "operand to \(operation) expression is not a bool value, got \(word(type))"),
      .column(.bool), at: span)
  }

  // MARK: Conditionals

  func conditional(
    _ test: Symbol, _ consequent: () throws -> Symbol, _ alternate: () throws -> Symbol,
    at span: Span?
  ) throws -> Symbol {
    if let known = value(of: test) {
      do {
        return try truth(known, "if") == true ? try consequent() : try alternate()
      } catch let failure as QueryFailure where failure.diagnostics.first?.span == nil {
        return failing(failure, .untypedNull, at: span)
      }
    }
    let condition = try cell(try asTruth(test, "if", span), wanted: .column(.bool))
    return try choice(condition, try consequent(), try alternate())
  }

  private func choice(
    _ condition: RowExpression, _ consequent: Symbol, _ alternate: Symbol
  ) throws -> Symbol {
    if case .value(.null(nil)) = consequent, case .value(.null(nil)) = alternate {
      return consequent
    }
    if isRecord(consequent) || isRecord(alternate) {
      return try recordChoice(condition, consequent, alternate)
    }
    let first = try cell(consequent)
    let second = try cell(alternate)
    // A branch that always fails has whatever type the other one has.
    let type = first.type == .untypedNull ? second.type : first.type
    guard second.type == type || second.type == .untypedNull, type != .duration else {
      throw BeyondCells(
        reason: "the branches of an if have the types \(word(first.type)) and \(word(second.type))")
    }
    return .cell(
      .conditional(
        test: condition, consequent: retyped(try cell(consequent, wanted: type), type),
        alternate: retyped(try cell(alternate, wanted: type), type)), type)
  }

  private func retyped(_ expression: RowExpression, _ type: CellType) -> RowExpression {
    if case .failure(let failure, .untypedNull) = expression { return .failure(failure, type) }
    return expression
  }

  private func isRecord(_ symbol: Symbol) -> Bool {
    switch symbol {
    case .record, .value(.record): true
    default: false
    }
  }

  /// A choice between records of the same labels is a record of choices, where the test is cheap
  /// enough to be repeated and cannot fail.
  private func recordChoice(
    _ condition: RowExpression, _ consequent: Symbol, _ alternate: Symbol
  ) throws -> Symbol {
    let first = try fields(of: consequent)
    let second = try fields(of: alternate)
    guard first.count == second.count, !condition.canFail else {
      throw BeyondCells(reason: "the branches of an if are different records")
    }
    return .record(
      try first.map { field in
        guard let other = second.first(where: { $0.label == field.label }) else {
          throw BeyondCells(reason: "the branches of an if are different records")
        }
        return (field.label, try choice(condition, field.symbol, other.symbol))
      })
  }

  // MARK: Strings

  func interpolation(
    _ parts: [InterpolationPart], _ frame: SymbolicFrame, at span: Span?
  ) throws -> Symbol {
    var pieces: [RowExpression] = []
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .expression(let expression):
        let symbol = try symbol(expression, frame)
        if let known = value(of: symbol) {
          do {
            text += try interpolationText(known)
          } catch let failure as QueryFailure {
            pieces.append(.failure(placed(failure, expression.span), .column(.string)))
          }
          continue
        }
        if !text.isEmpty { pieces.append(.constant(.string(text), .column(.string))) }
        text = ""
        let (piece, type) = try cell(symbol)
        pieces.append(type == .column(.string) ? piece : .convert(piece, to: .string, span: span))
      }
    }
    if pieces.isEmpty { return .value(.string(text)) }
    if !text.isEmpty { pieces.append(.constant(.string(text), .column(.string))) }
    return .columnCell(.concatenate(pieces, span: span), .string)
  }
}
