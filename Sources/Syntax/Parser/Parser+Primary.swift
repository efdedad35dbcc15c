import Diagnostics

// Operands: literals, names, brackets and functions.
extension Parser {
  func primary() -> Expression {
    let place = current.span.start
    while isAt(.divide), skipBlockComment() {}
    if current.span.start > place, isAt(.endOfFile) || beginsAssignmentOnNewLine() {
      return bad(from: current.span.start)
    }
    while takeForeignOperator() {}
    if isAt(.divide) { rescanAsRegexp() }
    let start = current.span.start
    switch current.kind {
    case .identifier:
      guard !beginsAssignmentOnNewLine() else {
        reportUnexpected(expected: "an expression before the next statement")
        return bad(from: start)
      }
      return name()
    case .integer, .float, .duration, .time, .string, .regexp, .singleQuoted: return literal()
    case .quote: return interpolation()
    case .dot: return labelLiteral()
    case .leftBracket: return bracketed()
    case .leftBrace: return record()
    case .leftParenthesis: return startsFunction() ? function() : parenthesized()
    case .pipeReceive:
      report(
        .pipeLiteral,
        "a pipe literal may only be used as a default value for an argument in a function "
          + "definition", at: current.span,
        fix: "write a blank after `<` to compare with a negative number")
      advance()
      return bad(from: start)
    default:
      reportNoOperand()
      return bad(from: start)
    }
  }

  func name() -> Expression {
    let token = advance()
    return make(.identifier(token.span.text), from: token.span.start)
  }

  func literal() -> Expression {
    if isAt(.singleQuoted) { reportSingleQuoted() }
    let token = advance()
    let kind: Expression.Kind
    switch token.kind {
    case .integer: kind = integerLiteral(token)
    case .float: kind = .float(floatValue(token))
    case .duration: kind = durationLiteral(token)
    case .time: kind = timeLiteral(token)
    case .regexp: kind = .regexp(regexpValue(token))
    case .singleQuoted: kind = .string(String(token.span.text.dropFirst().dropLast()))
    default: kind = .string(stringValue(token))
    }
    return make(kind, from: token.span.start)
  }

  func interpolation() -> Expression {
    let opener = current
    var parts: [InterpolationPart] = []
    while true {
      let part = nextStringPart()
      switch part.kind {
      case .text: parts.append(.text(decoded(part.span)))
      case .interpolationStart:
        resume(at: part.span.end)
        parts.append(.expression(expression()))
        guard isAt(.rightBrace) else {
          reportUnexpected(
            expected: "`}` after the expression",
            labels: [.init(span: part.span, text: "`${` opens here")], fix: "add `}`",
            edits: [Edit(in: source, at: previousEnd, insert: "}")])
          return make(.interpolation(parts), from: opener.span.start)
        }
      case .quote:
        resume(at: part.span.end)
        return make(.interpolation(parts), from: opener.span.start)
      default:
        report(.unclosedString, "string has no closing quote", at: opener.span)
        resume(at: part.span.end)
        return make(.interpolation(parts), from: opener.span.start)
      }
    }
  }

  /// `[…]`: an array, or a dictionary when a colon follows the first element.
  func bracketed() -> Expression {
    let opener = advance()
    let start = opener.span.start
    if isAt(.colon), kindAhead() == .rightBracket {
      advance()
      advance()
      return make(.dictionary([]), from: start)
    }
    var elements: [Expression] = []
    var items: [(key: Expression, value: Expression)] = []
    var isDictionary = false
    _ = list(until: .rightBracket, opener) {
      let element = expression()
      if elements.isEmpty, items.isEmpty { isDictionary = isAt(.colon) }
      if isDictionary {
        expect(.colon)
        items.append((element, expression()))
      } else {
        if isAt(.colon) {
          reportUnexpected(expected: "`,` or `]`", fix: "give every element a key, or none")
          advance()
          _ = expression()
        }
        elements.append(element)
      }
    }
    return make(isDictionary ? .dictionary(items) : .array(elements), from: start)
  }

  func record() -> Expression {
    let opener = advance()
    var base: Identifier?
    if isAt(.identifier), kindAhead() == .identifier {
      var ahead = lexer
      ahead.offset = current.span.end
      if ahead.next().span.text == "with" {
        base = identifier()
        advance()
      }
    }
    let properties = properties(until: .rightBrace, opener)
    return make(.record(base: base, properties: properties), from: opener.span.start)
  }

  func parenthesized() -> Expression {
    let opener = advance()
    let inner = expression()
    if beginsOperandAfterOperand(), !beginsAssignmentOnNewLine() {
      report(
        .unexpectedToken, "expected an operator or `)`, got \(current.described)", at: current.span,
        notes: ["two values stand side by side without an operator between them"])
      while !isAt(.rightParenthesis), !isAt(.endOfFile) {
        let before = current.span.start
        _ = expression()
        if current.span.start == before { break }
      }
    }
    expect(.rightParenthesis, closing: opener)
    return make(.parenthesized(inner), from: opener.span.start)
  }

  /// Whether the current `(` opens a parameter list: `()`, `(a,`, `(a=`, or `(a) =>`.
  private func startsFunction() -> Bool {
    var ahead = lexer
    ahead.offset = current.span.end
    switch ahead.next().kind {
    case .rightParenthesis: return true
    case .identifier: break
    default: return false
    }
    switch ahead.next().kind {
    case .comma, .assign: return true
    case .rightParenthesis: return ahead.next().kind == .arrow
    default: return false
    }
  }

  func function() -> Expression {
    let opener = advance()
    let parameters = list(until: .rightParenthesis, opener) { self.parameter() }
    checkPipeParameters(parameters)
    expect(.arrow)
    let body = functionBody()
    return make(
      .function(FunctionLiteral(parameters: parameters, body: body)), from: opener.span.start)
  }

  func functionBody() -> FunctionLiteral.Body {
    guard isAt(.leftBrace) else { return .expression(expression()) }
    if let record = bareRecord() { return .expression(record) }
    return .block(functionBlock())
  }

  func parameter() -> FunctionLiteral.Parameter {
    let start = current.span.start
    let name = identifier()
    var defaultValue: Expression?
    var isPipe = false
    if take(.assign) != nil {
      isPipe = isAt(.pipeReceive)
      if isPipe {
        let token = advance()
        defaultValue = make(.pipeLiteral, from: token.span.start)
      } else {
        defaultValue = expression()
      }
    }
    return FunctionLiteral.Parameter(
      name: name, defaultValue: defaultValue, isPipe: isPipe, span: span(from: start))
  }

  /// The properties of a record, or the arguments of a call when `callee` is given.
  func properties(until closing: TokenKind, _ opener: Token, of callee: Span? = nil) -> [Property] {
    let before = diagnostics.count
    let properties = list(until: closing, opener) { self.property(of: callee) }
    if diagnostics.count == before { checkMixedProperties(properties, isRecord: callee == nil) }
    return properties
  }

  func property(of callee: Span? = nil) -> Property {
    let start = current.span.start
    switch current.kind {
    case .identifier:
      switch kindAhead() {
      case .colon, .comma, .rightParenthesis, .rightBrace, .assign, .endOfFile: break
      default: return unnamedProperty(of: callee)
      }
    case .string where isNamelessText(of: callee): return unnamedProperty(of: callee)
    case .string: break
    default: return unnamedProperty(of: callee)
    }
    let token = advance()
    let isQuoted = token.kind == .string
    let name = isQuoted ? stringValue(token) : token.span.text
    let key = Identifier(name: name, span: token.span)
    var value: Expression?
    if isAt(.assign) { reportAssignedProperty(token) }
    if isAt(.colon) || isAt(.assign) {
      advance()
      value = expression()
    } else if isQuoted {
      reportQuotedKey(token)
    }
    return Property(key: key, keyIsQuoted: isQuoted, value: value, span: span(from: start))
  }
}
