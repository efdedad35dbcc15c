import Diagnostics

// Expressions. Parentheses are set by precedence alone, whatever the source has.
extension Formatter {
  /// An expression with the comments that stand before it.
  func expression(_ expression: Expression) -> Document {
    let inner = expression.withoutParentheses
    let comments = leadingComments(before: inner.span.start)
    return .sequence([comments, bare(inner)])
  }

  /// As `expression`, between parentheses when it binds no tighter than it must here.
  private func operand(_ expression: Expression, atLeast precedence: Precedence) -> Document {
    let inner = expression.withoutParentheses
    guard let own = inner.formattedPrecedence, own >= precedence else {
      return .sequence([.text("("), self.expression(inner), .text(")")])
    }
    return self.expression(inner)
  }

  private func bare(_ expression: Expression) -> Document {
    switch expression.kind {
    case .identifier, .integer, .float, .string, .duration, .regexp, .pipeLiteral, .bad:
      return text(expression.span)
    case .time: return .text(Self.timeText(expression.span.text))
    case .label(let name): return .text("." + name)
    case .parenthesized(let inner): return self.expression(inner)
    case .interpolation(let parts): return interpolation(parts, expression.span)
    case .array(let elements):
      return list("[", elements.map(element), "]", end: expression.span.end - 1)
    case .dictionary(let items): return dictionary(items, expression.span)
    case .record(let base, let properties): return record(base, properties, expression.span)
    case .function(let literal): return function(literal)
    case .call(let callee, let arguments): return call(callee, arguments, expression.span)
    case .member(let object, let name): return member(object, name)
    case .index(let array, let index): return indexing(array, index)
    case .pipe: return pipeline(expression)
    case .unary(let operation, let inner): return unary(operation, inner)
    case .binary, .logical: return chain(expression)
    case .conditional(let test, let consequent, let alternate):
      return conditional(test, consequent, alternate)
    }
  }

  private func call(_ callee: Expression, _ arguments: [Property], _ span: Span) -> Document {
    .sequence([
      operand(callee, atLeast: .postfix),
      list("(", arguments.map(element), ")", end: span.end - 1),
    ])
  }

  private func member(_ object: Expression, _ name: Identifier) -> Document {
    let isQuoted = source.bytes[name.span.start] == UInt8(ascii: "\"")
    if case .integer = object.withoutParentheses.kind, !isQuoted {
      // Without parentheses the point would make it a float.
      return .sequence([.text("("), expression(object), .text(").\(name.name)")])
    }
    let suffix = isQuoted ? "[\(name.span.text)]" : ".\(name.name)"
    return .sequence([operand(object, atLeast: .postfix), .text(suffix)])
  }

  private func indexing(_ array: Expression, _ index: Expression) -> Document {
    .sequence([
      operand(array, atLeast: .postfix), .text("["), expression(index), .text("]"),
    ])
  }

  /// A date alone is midnight: it is written so.
  private static func timeText(_ text: String) -> String {
    text.utf8.count == 10 ? text + "T00:00:00Z" : text
  }

  private func element(_ expression: Expression) -> (span: Span, document: () -> Document) {
    (expression.span, { self.expression(expression) })
  }

  private func element(_ property: Property) -> (span: Span, document: () -> Document) {
    (
      property.span,
      {
        guard let value = property.value else { return self.text(property.key.span) }
        return self.hanging(.text(property.key.span.text + ":"), value)
      }
    )
  }

  private func dictionary(
    _ items: [(key: Expression, value: Expression)], _ span: Span
  ) -> Document {
    if items.isEmpty { return .text("[:]") }
    let elements = items.map { item in
      (
        span: item.key.span.union(item.value.span),
        document: {
          Document.sequence([self.expression(item.key), .text(": "), self.expression(item.value)])
        }
      )
    }
    return list("[", elements, "]", end: span.end - 1)
  }

  private func record(_ base: Identifier?, _ properties: [Property], _ span: Span) -> Document {
    list(
      "{", properties.map(element), "}", end: span.end - 1,
      prefix: base.map { $0.name + " with " } ?? "")
  }

  /// `head value`: brackets and functions begin on the line of the head, all else goes to a line
  /// of its own when it does not fit.
  func hanging(_ head: Document, _ value: Expression) -> Document {
    switch value.withoutParentheses.kind {
    case .record, .array, .function, .interpolation:
      return .sequence([head, .text(" "), expression(value)])
    default: return .group(.sequence([head, .nest(.sequence([.line, expression(value)]))]))
    }
  }

  private func function(_ literal: FunctionLiteral) -> Document {
    let parameters = literal.parameters.map { parameter in
      (
        span: parameter.span,
        document: { () -> Document in
          guard let value = parameter.defaultValue else { return .text(parameter.name.name) }
          return .sequence([.text(parameter.name.name + "="), self.expression(value)])
        }
      )
    }
    let head = parameterList(parameters)
    switch literal.body {
    case .block(let block): return .sequence([head, .text(" => "), self.block(block)])
    case .expression(let body):
      return .sequence([
        head, .text(" =>"), .group(.nest(.sequence([.line, functionBody(body)]))),
      ])
    }
  }

  private func parameterList(
    _ parameters: [(span: Span, document: () -> Document)]
  ) -> Document {
    var parts: [Document] = [.softBreak]
    for (index, parameter) in parameters.enumerated() {
      parts.append(parameter.document())
      parts += index < parameters.count - 1 ? [.text(","), .line] : [.whenBroken(",")]
    }
    guard !parameters.isEmpty else { return .text("()") }
    return .group(.sequence([.text("("), .nest(.sequence(parts)), .softBreak, .text(")")]))
  }

  /// A record as a body keeps its parentheses: without them it would be a block.
  private func functionBody(_ body: Expression) -> Document {
    let inner = body.withoutParentheses
    guard case .record = inner.kind else { return expression(body) }
    let comments = leadingComments(before: inner.span.start)
    return .sequence([comments, .text("("), bare(inner), .text(")")])
  }

  private func interpolation(_ parts: [InterpolationPart], _ span: Span) -> Document {
    // Text stands as written, so that its escapes stay: the gaps between the expressions.
    var documents: [Document] = []
    var start = span.start
    for case .expression(let value) in parts {
      let open = gapEnd(start, before: value.span.start)
      documents.append(.text(source.text(from: start, to: open)))
      documents.append(expression(value))
      start = closingBrace(after: value.span.end)
    }
    documents.append(.text(source.text(from: start, to: span.end)))
    return .nest(.sequence(documents))
  }

  /// Where the `${` before an expression ends.
  private func gapEnd(_ start: Int, before end: Int) -> Int {
    var index = start
    while index + 1 < end {
      if source.bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if source.bytes[index] == UInt8(ascii: "$"),
        source.bytes[index + 1] == UInt8(ascii: "{")
      {
        return index + 2
      } else {
        index += 1
      }
    }
    return end
  }

  /// Where the `}` after an expression stands: behind blanks and comments.
  private func closingBrace(after end: Int) -> Int {
    var lexer = Lexer(source)
    lexer.offset = end
    return lexer.next().span.start
  }

  private func unary(_ operation: Expression.UnaryOperator, _ inner: Expression) -> Document {
    switch operation {
    case .plus, .minus:
      let sign = Document.text(operation.rawValue)
      if case .unary(.plus, _) = inner.withoutParentheses.kind {
        return .sequence([sign, expression(inner)])
      }
      if case .unary(.minus, _) = inner.withoutParentheses.kind {
        return .sequence([sign, expression(inner)])
      }
      return .sequence([sign, operand(inner, atLeast: .sign)])
    case .not, .exists:
      return .sequence([.text(operation.rawValue + " "), operand(inner, atLeast: .negation)])
    }
  }

  /// `if … then … else …`; an `else if` goes on at the same depth.
  private func conditional(
    _ test: Expression, _ consequent: Expression, _ alternate: Expression
  ) -> Document {
    var parts: [Document] = []
    var (test, consequent, alternate) = (test, consequent, alternate)
    while true {
      parts.append(
        .group(.sequence([.text("if "), .nest(expression(test)), .line, .text("then")])))
      parts.append(.nest(.sequence([.line, expression(consequent)])))
      parts += [.line, .text("else")]
      let inner = alternate.withoutParentheses
      guard case .conditional(let nextTest, let nextConsequent, let nextAlternate) = inner.kind
      else { break }
      parts += [.text(" "), leadingComments(before: inner.span.start)]
      (test, consequent, alternate) = (nextTest, nextConsequent, nextAlternate)
    }
    parts.append(.nest(.sequence([.line, expression(alternate)])))
    return .group(.sequence(parts))
  }

  /// Operators of any kind but the pipe. A line is broken before *and* after an operator, only
  /// where its right side would not even begin to fit. All operands but the first stand one step
  /// further in, however deep the tree is.
  private func chain(_ expression: Expression) -> Document {
    let (first, rest) = chainParts(expression)
    return .sequence([first, .nest(.sequence(rest))])
  }

  /// The first operand, and the operators with theirs; the left spine is walked without recursion.
  private func chainParts(_ expression: Expression) -> (first: Document, rest: [Document]) {
    var steps: [(operation: String, precedence: Precedence, right: Expression)] = []
    var first = expression
    while let (operation, precedence, left, right) = first.infixParts {
      if let outer = steps.last, precedence < outer.precedence { break }
      steps.append((operation, precedence, right))
      first = left.withoutParentheses
    }
    let outermost = steps.last?.precedence ?? .postfix
    let firstDocument = operand(first, atLeast: outermost)
    var rest: [Document] = []
    for step in steps.reversed() {
      rest.append(.group(.sequence([.line, .text(step.operation), .line])))
      let right = step.right.withoutParentheses
      if let inner = right.infixParts, inner.precedence > step.precedence {
        let parts = chainParts(right)
        rest.append(.sequence([leadingComments(before: right.span.start), parts.first]))
        rest += parts.rest
      } else {
        rest.append(operand(step.right, atLeast: step.precedence.next))
      }
    }
    return (firstDocument, rest)
  }

  private func pipeline(_ expression: Expression) -> Document {
    var calls: [Expression] = []
    var input = expression
    while case .pipe(let left, let call) = input.kind {
      calls.append(call)
      input = left.withoutParentheses
    }
    var parts: [Document] = [
      operand(input, atLeast: .pipe),
      trailingComment(after: input.span.end, before: calls.last?.span.start ?? .max),
    ]
    var steps: [Document] = []
    if line(expression.span.start) != line(expression.span.end) { steps.append(.breakParent) }
    for (index, call) in calls.reversed().enumerated() {
      steps += [.line, leadingComments(before: call.span.start), .text("|> ")]
      steps.append(self.expression(call))
      if index + 1 < calls.count {
        let next = calls[calls.count - 2 - index]
        steps.append(trailingComment(after: call.span.end, before: next.span.start))
      }
    }
    parts.append(.nest(.sequence(steps)))
    return .group(.sequence(parts))
  }
}
