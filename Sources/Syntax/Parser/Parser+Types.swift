import Diagnostics

// The types of builtin statements.
extension Parser {
  func typeExpression() -> TypeExpression {
    let start = current.span.start
    let inner = monotype()
    var constraints: [TypeExpression.Constraint] = []
    if isAt(.identifier), current.span.text == "where" {
      advance()
      repeat { constraints.append(constraint()) } while take(.comma) != nil
    }
    return TypeExpression(
      kind: inner.kind, constraints: constraints, span: span(from: start))
  }

  func constraint() -> TypeExpression.Constraint {
    let variable = identifier()
    expect(.colon)
    var kinds: [Identifier] = []
    repeat { kinds.append(identifier()) } while take(.add) != nil
    return TypeExpression.Constraint(variable: variable, kinds: kinds)
  }

  func monotype() -> TypeExpression {
    let start = current.span.start
    defer { leave() }
    let kind = enter() ? monotypeKind() : .name("")
    return TypeExpression(kind: kind, span: span(from: start))
  }

  private func monotypeKind() -> TypeExpression.Kind {
    switch current.kind {
    case .leftBracket: return bracketedType()
    case .leftBrace: return recordType()
    case .leftParenthesis: return functionType()
    case .dot: return .label(typeLabel())
    case .identifier:
      let name = identifier().name
      switch name {
      case "dynamic": return .dynamic
      case "stream": return isAt(.leftBracket) ? .stream(elementType()) : .name(name)
      case "vector": return isAt(.leftBracket) ? .vector(elementType()) : .name(name)
      default: return .name(name)
      }
    default:
      reportUnexpected(expected: "a type")
      return .name("")
    }
  }

  func elementType() -> TypeExpression {
    let opener = advance()
    let element = monotype()
    expect(.rightBracket, closing: opener)
    return element
  }

  func bracketedType() -> TypeExpression.Kind {
    let opener = advance()
    let first = monotype()
    var value: TypeExpression?
    if take(.colon) != nil { value = monotype() }
    expect(.rightBracket, closing: opener)
    return value.map { .dictionary(key: first, value: $0) } ?? .array(first)
  }

  func recordType() -> TypeExpression.Kind {
    let opener = advance()
    var base: Identifier?
    if isAt(.identifier), kindAhead() == .identifier {
      base = identifier()
      if current.span.text == "with" { advance() } else { reportUnexpected(expected: "`with`") }
    }
    var properties: [(key: Identifier, type: TypeExpression)] = []
    while !isAt(.rightBrace), !isAt(.endOfFile) {
      let before = current.span.start
      properties.append(typeProperty())
      _ = take(.comma)
      if current.span.start == before { break }
    }
    expect(.rightBrace, closing: opener)
    return .record(base: base, properties: properties)
  }

  func typeProperty() -> (key: Identifier, type: TypeExpression) {
    let key: Identifier
    if isAt(.string) {
      let token = advance()
      key = Identifier(name: stringValue(token), span: token.span)
    } else {
      key = identifier()
    }
    expect(.colon)
    return (key, monotype())
  }

  func functionType() -> TypeExpression.Kind {
    let opener = advance()
    var parameters: [TypeExpression.Parameter] = []
    while !isAt(.rightParenthesis), !isAt(.endOfFile) {
      let before = current.span.start
      parameters.append(typeParameter())
      _ = take(.comma)
      if current.span.start == before { break }
    }
    expect(.rightParenthesis, closing: opener)
    expect(.arrow)
    if parameters.filter({ $0.role == .pipe }).count > 1 {
      report(
        .pipeLiteral, "function types can have at most one pipe parameter", at: opener.span)
    }
    return .function(parameters: parameters, result: monotype())
  }

  func typeParameter() -> TypeExpression.Parameter {
    var role = TypeExpression.Parameter.Role.required
    var name: Identifier?
    if take(.question) != nil {
      role = .optional
    } else if take(.pipeReceive) != nil {
      role = .pipe
    }
    if role != .pipe || isAt(.identifier) { name = identifier() }
    expect(.colon)
    let type = monotype()
    if role == .optional, take(.assign) != nil { _ = typeLabel() }
    return TypeExpression.Parameter(role: role, name: name, type: type)
  }

  func typeLabel() -> String {
    expect(.dot)
    if isAt(.string) { return stringValue(advance()) }
    return identifier().name
  }
}
