import Diagnostics

// Expressions. Parentheses are set by precedence, whatever the source has, but for those before
// which comments stand.
extension Formatter {
  /// An expression with the comments that stand before it.
  func expression(_ expression: Expression) -> Document {
    let inner = stripped(expression)
    switch inner.kind {
    case .array, .record, .interpolation, .function, .index:
      return .group(hanging(inner).document)
    default: return .group(.sequence([comments(before: firstToken(inner)), bare(inner)]))
    }
  }

  /// An expression as the body of what hangs from a head: brackets and functions begin on the line
  /// of the head, all else goes to a line of its own when it does not fit.
  func hanging(_ expression: Expression) -> Hanging {
    let inner = stripped(expression)
    switch inner.kind {
    case .array(let elements): return array(elements, inner.span)
    case .record(let base, let properties): return record(base, properties, inner.span)
    case .interpolation(let parts): return interpolation(parts, inner.span)
    case .function(let literal): return function(literal, inner.span)
    case .index(let array, let index): return indexing(array, index, inner.span)
    case .string:
      return Hanging(
        body: .sequence([comments(before: inner.span.start), .text(inner.span.text)]))
    default: return Hanging(body: self.expression(inner))
    }
  }

  /// The expression inside its parentheses; not inside those that have comments.
  func stripped(_ expression: Expression) -> Expression {
    var inner = expression
    while case .parenthesized(let next) = inner.kind,
      !hasComments(before: inner.span.start), !hasComments(before: inner.span.end - 1)
    {
      inner = next
    }
    return inner
  }

  /// Where the first token of its own stands: what an operator, a call or a pipe begins with has
  /// its own comments.
  private func firstToken(_ expression: Expression) -> Int {
    switch expression.kind {
    case .binary, .logical, .pipe, .call, .member, .index: expression.span.start - 1
    default: expression.span.start
    }
  }

  /// As `expression`, between parentheses when it binds no tighter than it must here.
  func operand(_ expression: Expression, atLeast precedence: Precedence) -> Document {
    let inner = stripped(expression)
    guard let own = inner.formattedPrecedence, own >= precedence else {
      return .sequence([.text("("), self.expression(inner), .text(")")])
    }
    return self.expression(inner)
  }

  private func bare(_ expression: Expression) -> Document {
    switch expression.kind {
    case .identifier, .integer, .float, .string, .duration, .regexp, .pipeLiteral:
      return .text(expression.span.text)
    case .bad:
      hasMetBadNode = true
      return .empty
    case .time: return .text(Self.timeText(expression.span.text))
    case .label(let name): return .text("." + name)
    case .parenthesized(let inner):
      let document = self.expression(inner)
      let closing = appended(comments(before: expression.span.end - 1))
      return .sequence([.text("("), document, closing, .text(")")])
    case .dictionary(let items): return dictionary(items, expression.span)
    case .call(let callee, let arguments): return call(callee, arguments, expression.span)
    case .member(let object, let name): return member(object, name, expression.span)
    case .pipe: return pipeline(expression)
    case .unary(let operation, let inner): return unary(operation, inner)
    case .binary, .logical: return chain(expression)
    case .conditional(let test, let consequent, let alternate):
      return conditional(test, consequent, alternate, expression.span)
    case .array, .record, .interpolation, .function, .index: return hanging(expression).document
    }
  }

  private func call(_ callee: Expression, _ arguments: [Property], _ span: Span) -> Document {
    let callee = (document: operand(callee, atLeast: .postfix), end: callee.span.end)
    let opening = appended(comments(after: callee.end))
    guard !arguments.isEmpty else {
      let list = list("(", [], trailing: comments(before: span.end - 1), ")")
      return .sequence([callee.document, opening, list.document])
    }
    let list = properties(arguments, head: nil)
    let closing = comments(before: span.end - 1)
    let hanging = Hanging(
      frames: [.init(opening: .empty, closing: list.closing)], body: list.body)
    return .sequence([
      callee.document, opening, .text("("), hanging.document, closing, .text(")"),
    ])
  }

  private func member(_ object: Expression, _ name: Identifier, _ span: Span) -> Document {
    let isQuoted = source.bytes[name.span.start] == UInt8(ascii: "\"")
    var document = operand(object, atLeast: .postfix)
    if case .integer = stripped(object).kind, !isQuoted {
      // Without parentheses the point would make it a float.
      document = .sequence([.text("("), document, .text(")")])
    }
    let beforeOpening = comments(after: object.span.end)
    guard isQuoted else {
      return .sequence([document, appended(beforeOpening), .text("."), identifier(name)])
    }
    let key = identifier(name)
    let closing = appended(comments(before: span.end - 1))
    return .sequence([document, beforeOpening, .text("["), key, closing, .text("]")])
  }

  private func indexing(_ array: Expression, _ index: Expression, _ span: Span) -> Hanging {
    let document = operand(array, atLeast: .postfix)
    let opening = Document.sequence([document, comments(after: array.span.end), .text("[")])
    let body = expression(index)
    let closing = Document.sequence([comments(before: span.end - 1), .text("]")])
    return Hanging(frames: [.init(opening: opening, closing: closing)], body: body)
  }

  /// A date alone is midnight: it is written so.
  private static func timeText(_ text: String) -> String {
    text.utf8.count == 10 ? text + "T00:00:00Z" : text
  }

  private func unary(_ operation: Expression.UnaryOperator, _ inner: Expression) -> Document {
    switch operation {
    case .plus, .minus:
      let sign = Document.text(operation.rawValue)
      if case .unary(let next, _) = stripped(inner).kind, next == .plus || next == .minus {
        return .sequence([sign, expression(inner)])
      }
      return .sequence([sign, operand(inner, atLeast: .sign)])
    case .not, .exists:
      return .sequence([.text(operation.rawValue + " "), operand(inner, atLeast: .negation)])
    }
  }
}
