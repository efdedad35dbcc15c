import Diagnostics

// Operands: literals, names, brackets and functions.
extension Parser {
  func primary() -> Expression {
    if isAt(.divide) { rescanAsRegexp() }
    let start = current.span.start
    switch current.kind {
    case .identifier: return name()
    case .integer, .float, .duration, .time, .string, .regexp, .singleQuoted: return literal()
    case .quote: return interpolation()
    case .dot: return label()
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

  private func reportNoOperand() {
    switch current.kind {
    case .if:
      report(
        .unexpectedToken, "invalid token for primary expression: IF", at: current.span,
        fix: "put the `if` between parentheses")
    case .not, .exists:
      report(
        .unexpectedToken, "expected an operand, got \(current.described)", at: current.span,
        fix: "put `\(current.kind.rawValue) …` between parentheses")
    case .divide:
      report(
        .unclosedRegexp, "expected an operand, got `/`", at: current.span,
        notes: ["a regular expression stands between two `/` and is not empty"])
    case .equal:
      reportUnexpected(expected: "an expression", fix: "write `=` to give a name to a value")
    default: reportUnexpected(expected: "an expression")
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

  func reportSingleQuoted() {
    let inner = current.span.text.dropFirst().dropLast()
    let escaped = inner.reduce(into: "") { $0 += $1 == "\"" ? "\\\"" : String($1) }
    report(
      .singleQuotedString, "expected a string between double quotes, got single quotes",
      at: current.span, fix: "write `\"\(escaped)\"`")
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
            labels: [.init(span: part.span, text: "`${` opens here")])
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

  func label() -> Expression {
    let start = current.span.start
    let dot = advance()
    guard isAt(.identifier) || isAt(.string) else {
      report(.unexpectedToken, "expected an expression, got `.`", at: dot.span)
      return bad(from: start)
    }
    let token = advance()
    let name = token.kind == .string ? stringValue(token) : token.span.text
    report(
      .labelLiteral,
      "Labels are currently experimental. (See the labelPolymorphism feature)",
      at: span(from: start), fix: "write `\"\(name)\"`")
    return make(.label(name), from: start)
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
    let properties = propertyList(until: .rightBrace, opener)
    return make(.record(base: base, properties: properties), from: opener.span.start)
  }

  func parenthesized() -> Expression {
    let opener = advance()
    let inner = expression()
    if beginsOperandAfterOperand() {
      report(
        .unexpectedToken, "invalid binary operator <INVALID_OP>", at: current.span,
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

  private func beginsOperandAfterOperand() -> Bool {
    switch current.kind {
    case .identifier, .integer, .float, .duration, .time, .string, .quote, .leftBrace: true
    default: false
    }
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
    let pipes = parameters.filter(\.isPipe)
    if pipes.count > 1, let second = pipes.last {
      report(
        .pipeLiteral, "function types can have at most one pipe parameter", at: second.span,
        labels: [.init(span: pipes[0].span, text: "the first pipe parameter")])
    }
    expect(.arrow)
    let body: FunctionLiteral.Body
    if isAt(.leftBrace) {
      let before = diagnostics.count
      let block = nested({ self.block() }, orElse: { Block(statements: [], span: current.span) })
      if diagnostics.count == before { checkFunctionBlock(block) }
      body = .block(block)
    } else {
      body = .expression(expression())
    }
    return make(
      .function(FunctionLiteral(parameters: parameters, body: body)), from: opener.span.start)
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
}
