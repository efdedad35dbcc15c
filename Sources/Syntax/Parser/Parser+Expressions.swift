import Diagnostics

// Operators, from the loosest down to calls and members.
extension Parser {
  func expression() -> Expression {
    defer { leave() }
    guard enter() else { return bad(from: current.span.start) }
    return isAt(.if) ? conditional() : operation()
  }

  func conditional() -> Expression {
    let start = current.span.start
    let opener = advance()
    let test = expression()
    expect(.then, fix: "write `if … then … else …`")
    let consequent = expression()
    guard take(.else) != nil else {
      let otherwise = likelyAlternate(consequent)
      report(
        .missingElse, "expected `else`, got \(current.described)", at: current.span,
        labels: [.init(span: opener.span, text: "this `if` has no `else`")],
        notes: ["`if` is an expression: it has a value in either case"],
        fix: otherwise.map { "add `else \($0)`, or what else it shall be" } ?? "add `else …`",
        edits: otherwise.map {
          [Edit(in: source, at: consequent.span.end, insert: " else \($0)")]
        } ?? [])
      let alternate = bad(from: previousEnd)
      return make(
        .conditional(test: test, consequent: consequent, alternate: alternate), from: start)
    }
    let alternate = expression()
    return make(
      .conditional(test: test, consequent: consequent, alternate: alternate), from: start)
  }

  /// One operator that waits for its right operand.
  private enum Pending {
    case infix(TokenKind, left: Expression)
    case prefix(Expression.UnaryOperator, start: Int)

    var precedence: Precedence {
      switch self {
      case .infix(let kind, _): OperatorTable.infixPrecedence(kind) ?? .comparison
      case .prefix: .negation
      }
    }
  }

  /// Operators wait on a stack of their own until a looser one follows, so that a chain of any
  /// length needs no recursion.
  func operation() -> Expression {
    var pending: [Pending] = []
    while true {
      if pending.last.map({ $0.precedence <= .negation }) ?? true {
        while isAt(.not) || isAt(.exists) || isCapitalNot() {
          let token = advance()
          pending.append(
            .prefix(token.kind == .exists ? .exists : .not, start: token.span.start))
        }
      }
      var operand: Expression
      if case .infix(.pipeForward, _)? = pending.last {
        operand = destination()
      } else {
        operand = unary()
      }
      while isAt(.divide), skipBlockComment() {}
      if isAt(.identifier) || isAt(.not), let tested = membership(of: operand) { operand = tested }
      var kind = capitalOperator() ?? current.kind
      if kind == .assign, canCompare(operand) {
        reportAssignment(operand)
        kind = .equal
      }
      let next = OperatorTable.infixPrecedence(kind)
      while let last = pending.last, next.map({ last.precedence >= $0 }) ?? true {
        pending.removeLast()
        operand = apply(last, to: operand)
      }
      guard next != nil else { return operand }
      advance()
      pending.append(.infix(kind, left: operand))
    }
  }

  private func apply(_ pending: Pending, to operand: Expression) -> Expression {
    switch pending {
    case .prefix(let operation, let start):
      return make(.unary(operation, operand), from: start, to: operand.span.end)
    case .infix(let kind, let left):
      let result: Expression.Kind
      switch OperatorTable.infixOperator(kind) {
      case .logical(let operation)?: result = .logical(operation, left, operand)
      case .binary(let operation)?: result = .binary(operation, left, operand)
      case .pipe?, nil: result = .pipe(input: left, call: operand)
      }
      return make(result, from: left.span.start, to: operand.span.end)
    }
  }

  func destination() -> Expression {
    let result = unary()
    switch result.kind {
    case .call, .bad: return result
    case .identifier, .member:
      report(
        .pipeDestination, "pipe destination must be a function call", at: result.span,
        fix: "write `\(result.span.text)()`",
        edits: [Edit(in: source, at: result.span.end, insert: "()")])
    default:
      report(
        .pipeDestination, "pipe destination must be a function call", at: result.span,
        notes: ["what stands before `|>` becomes an argument of the call after it"])
    }
    return make(.bad, from: result.span.start, to: result.span.end)
  }

  func unary() -> Expression {
    guard isAt(.add) || isAt(.subtract) else { return postfix() }
    var operators: [Token] = []
    while isAt(.add) || isAt(.subtract) { operators.append(advance()) }
    var operand = postfix()
    for token in operators.reversed() {
      let operation: Expression.UnaryOperator = token.kind == .add ? .plus : .minus
      operand = make(
        .unary(operation, operand), from: token.span.start, to: operand.span.end)
    }
    return operand
  }

  func postfix() -> Expression {
    var result = primary()
    let start = result.span.start
    while true {
      switch current.kind {
      case .dot:
        if takeDotBeforeIndex() { continue }
        advance()
        let name = isAt(.string) ? quotedMember() : identifier()
        result = make(.member(object: result, name: name), from: start)
      case .leftParenthesis:
        let arguments = arguments(of: result)
        result = make(.call(callee: result, arguments: arguments), from: start)
      case .leftBracket: result = indexing(result)
      default: return result
      }
    }
  }

  func arguments(of callee: Expression) -> [Property] {
    let opener = advance()
    let callee = callee.span
    return properties(until: .rightParenthesis, opener, of: callee)
  }

  func indexing(_ object: Expression) -> Expression {
    let start = object.span.start
    let opener = advance()
    let index = expression()
    if take(.rightBracket) == nil { reportOpenIndex(index, opener) }
    if case .string(let name) = index.kind {
      let name = Identifier(name: name, span: index.span)
      return make(.member(object: object, name: name), from: start)
    }
    return make(.index(array: object, index: index), from: start)
  }
}
