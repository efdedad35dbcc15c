import Diagnostics

// Operators, pipes and conditionals.
extension Formatter {
  /// `if … then … else …`; an `else if` goes on at the same depth. What has several lines in the
  /// source keeps them.
  func conditional(
    _ test: Expression, _ consequent: Expression, _ alternate: Expression, _ span: Span
  ) -> Document {
    let line = Document.line(always: isMultiline(span))
    let testDocument = Document.nest(expression(test))
    let beforeThen = comments(after: test.span.end)
    var parts: [Document] = [
      .group(
        .sequence([
          .text("if "), testDocument, beforeThen, beforeThen.isEmpty ? .line : .empty,
          .text("then"),
        ]))
    ]
    var (consequent, alternate) = (consequent, alternate)
    while true {
      parts += [.nest(.sequence([line, expression(consequent)])), line]
      parts.append(comments(after: consequent.span.end))
      let inner = stripped(alternate)
      guard case .conditional(let test, let nextConsequent, let nextAlternate) = inner.kind
      else { break }
      parts += [comments(before: inner.span.start), .text("else if ")]
      parts += [.nest(expression(test)), comments(after: test.span.end), .text(" then")]
      (consequent, alternate) = (nextConsequent, nextAlternate)
    }
    parts += [.text("else"), .nest(.sequence([line, expression(alternate)]))]
    return .group(.sequence(parts))
  }

  /// Operators of any kind but the pipe. A line is broken before *and* after an operator, only
  /// where its right side would not even begin to fit. All operands but the first stand one step
  /// further in, however deep the tree is.
  func chain(_ expression: Expression) -> Document {
    let (first, rest) = chainParts(expression)
    return .sequence([first, .nest(.sequence(rest))])
  }

  /// The first operand, and the operators with theirs; the left spine is walked without recursion.
  private func chainParts(_ expression: Expression) -> (first: Document, rest: [Document]) {
    var steps: [(operation: String, precedence: Precedence, left: Int, right: Expression)] = []
    var first = expression
    while let (operation, precedence, left, right) = first.infixParts {
      if let outer = steps.last, precedence < outer.precedence { break }
      steps.append((operation, precedence, left.span.end, right))
      first = stripped(left)
    }
    let outermost = steps.last?.precedence ?? .postfix
    let firstDocument = operand(first, atLeast: outermost)
    var rest: [Document] = []
    for step in steps.reversed() {
      let leading = comments(after: step.left)
      rest.append(.group(.sequence([.line, leading, .text(step.operation), .line])))
      let right = stripped(step.right)
      if case .binary = right.kind, let inner = right.infixParts,
        inner.precedence > step.precedence
      {
        let parts = chainParts(right)
        rest.append(parts.first)
        rest += parts.rest
      } else {
        rest.append(rightOperand(step.right, atLeast: step.precedence.next))
      }
    }
    return (firstDocument, rest)
  }

  /// A function without parentheses keeps its place when nothing follows that it could swallow.
  private func rightOperand(
    _ expression: Expression, atLeast precedence: Precedence
  ) -> Document {
    if case .function = expression.kind {
      let next = token(after: expression.span.end).kind
      if next != .rightParenthesis, OperatorTable.infixPrecedence(next) == nil {
        return self.expression(expression)
      }
    }
    return operand(expression, atLeast: precedence)
  }

  /// A pipeline of several lines has each step on its own.
  func pipeline(_ expression: Expression) -> Document {
    var calls: [(inputEnd: Int, call: Expression)] = []
    var input = expression
    while case .pipe(let left, let call) = input.kind {
      calls.append((left.span.end, call))
      input = stripped(left)
    }
    let line = Document.line(always: isMultiline(expression.span))
    let first = Document.group(operand(input, atLeast: .pipe))
    var steps: [Document] = []
    for (inputEnd, call) in calls.reversed() {
      let leading = comments(after: inputEnd)
      let step = [leading, .text("|> "), self.expression(call)]
      steps += [line, .group(.sequence(step))]
    }
    return .group(.sequence([first, .nest(.sequence(steps))]))
  }
}
