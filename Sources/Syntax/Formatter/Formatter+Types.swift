import Diagnostics

// Builtin statements and their types.
extension Formatter {
  func builtin(_ name: Identifier, _ type: TypeExpression) -> Document {
    let leading = comments(before: name.span.start - 1)
    let head = Document.group(.sequence([.text("builtin"), .line, identifier(name)]))
    let beforeColon = comments(after: name.span.end)
    let parts = [
      head, beforeColon.isEmpty ? .text(" ") : .line, beforeColon, .text(": "), self.type(type),
      constraints(type.constraints),
    ]
    return .sequence([leading, .group(.nest(.sequence(parts)))])
  }

  private func constraints(_ constraints: [TypeExpression.Constraint]) -> Document {
    guard !constraints.isEmpty else { return .empty }
    let line = Document.line(always: constraints.count > Self.flatElementsMax)
    var parts = [line, .text("where"), line]
    for (index, constraint) in constraints.enumerated() {
      if index > 0 { parts += [.text(","), line] }
      var inner = [identifier(constraint.variable), .text(": ")]
      for (index, kind) in constraint.kinds.enumerated() {
        if index > 0 { inner.append(.text(" + ")) }
        inner.append(identifier(kind))
      }
      parts.append(.group(.sequence(inner)))
    }
    return .sequence(parts)
  }

  private func type(_ type: TypeExpression) -> Document {
    let leading = comments(before: type.span.start)
    let inner: Document
    switch type.kind {
    case .name, .dynamic: inner = .text(token(after: type.span.start).span.text)
    case .label: inner = .text("." + token(after: type.span.start + 1).span.text)
    case .array(let element): inner = .sequence([.text("["), self.type(element), .text("]")])
    case .stream(let element):
      inner = .sequence([.text("stream["), self.type(element), .text("]")])
    case .vector(let element):
      inner = .sequence([.text("vector["), self.type(element), .text("]")])
    case .dictionary(let key, let value):
      inner = .sequence([.text("["), self.type(key), .text(":"), self.type(value), .text("]")])
    case .record(let base, let properties): inner = record(base, properties)
    case .function(let parameters, let result): inner = function(parameters, result)
    }
    return .group(.sequence([leading, inner]))
  }

  private func record(
    _ base: Identifier?, _ properties: [(key: Identifier, type: TypeExpression)]
  ) -> Document {
    var head: [Document] = []
    if let base { head = [identifier(base), .line, .text("with"), .line] }
    let elements = properties.map { property in
      Document.sequence([identifier(property.key), .text(": "), type(property.type)])
    }
    return bracketed("{", head: head, elements, "}")
  }

  private func function(
    _ parameters: [TypeExpression.Parameter], _ result: TypeExpression
  ) -> Document {
    let list = bracketed("(", head: [], parameters.map(parameter), ")")
    return .sequence([list, .text(" => "), type(result)])
  }

  private func bracketed(
    _ opening: String, head: [Document], _ elements: [Document], _ closing: String
  ) -> Document {
    let isLong = elements.count > Self.flatElementsMax
    let lineEnd = Document.softBreak(always: isLong)
    let inner = Document.sequence(
      [lineEnd] + head + [separated(elements, by: .line(always: isLong))])
    return .sequence([.text(opening), .nest(inner), lineEnd, .text(closing)])
  }

  private func parameter(_ parameter: TypeExpression.Parameter) -> Document {
    var parts: [Document] = []
    switch parameter.role {
    case .required: break
    case .optional: parts.append(.text("?"))
    case .pipe: parts.append(.text("<-"))
    }
    if let name = parameter.name { parts.append(identifier(name)) }
    parts += [.text(": "), type(parameter.type)]
    let equals = token(after: parameter.type.span.end)
    if equals.kind == .assign {
      let label = token(after: token(after: equals.span.end).span.end)
      parts.append(.text(" = .\(label.span.text)"))
    }
    return .sequence(parts)
  }
}
