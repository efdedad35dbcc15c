import Diagnostics

// Arrays, dictionaries, records, functions and interpolated strings.
extension Formatter {
  func array(_ elements: [Expression], _ span: Span) -> Hanging {
    let leading = comments(before: span.start)
    let documents = elements.map { element in
      Document.sequence([expression(element), commentsBeforeComma(after: element.span.end)])
    }
    let trailing = comments(before: span.end - 1)
    return list("[", documents, trailing: trailing, "]").inside(leading)
  }

  /// A dictionary of several lines has each item on its own.
  func dictionary(
    _ items: [(key: Expression, value: Expression)], _ span: Span
  ) -> Document {
    let documents = items.map { item in
      Document.sequence([
        expression(item.key), .text(": "), expression(item.value),
        commentsBeforeComma(after: item.value.span.end),
      ])
    }
    let line = Document.line(always: isMultiline(span))
    let inner = items.isEmpty ? .text(":") : separated(documents, by: line)
    let closing = comments(before: span.end - 1)
    return .sequence([
      .text("["), .nest(.sequence([.softBreak, inner, closing])), .softBreak, .text("]"),
    ])
  }

  func record(_ base: Identifier?, _ properties: [Property], _ span: Span) -> Hanging {
    let opening = Document.sequence([comments(before: span.start), .text("{")])
    var head: [Document]?
    if let base {
      let name = identifier(base)
      let beforeWith = comments(after: base.span.end)
      head = [name, beforeWith, beforeWith.isEmpty ? .text(" ") : .empty, .text("with")]
    }
    let list = self.properties(properties, head: head)
    let trailing = appended(comments(before: span.end - 1))
    return Hanging(
      frames: [.init(opening: opening, closing: .sequence([list.closing, .text("}")]))],
      body: .sequence([list.body, trailing]))
  }

  /// The properties of a record or the arguments of a call, without brackets; `head` is what
  /// stands before the first.
  func properties(
    _ properties: [Property], head: [Document]?
  ) -> (body: Document, closing: Document) {
    let isLong = properties.count > Self.flatElementsMax
    let line = Document.line(always: isLong)
    let lineEnd = Document.softBreak(always: isLong)
    let elements = properties.map { element in
      Document.sequence([
        property(element), appended(commentsBeforeComma(after: element.span.end)),
      ])
    }
    let first = head.map { Document.group(.sequence($0 + [line])) } ?? lineEnd
    return (.sequence([first, separated(elements, by: line)]), lineEnd)
  }

  private func property(_ property: Property) -> Document {
    let key = identifier(property.key)
    guard let value = property.value else { return key }
    let separator = appended(comments(after: property.key.span.end))
    let head = Document.sequence([key, separator, .text(":")])
    return hanging(value).after(.line).inside(head).document
  }

  // MARK: Functions

  func function(_ literal: FunctionLiteral, _ span: Span) -> Hanging {
    let leading = comments(before: span.start)
    let head = parameters(literal.parameters, span)
    switch literal.body {
    case .block(let block):
      return self.block(block).after(.line).inside(head).inside(leading)
    case .expression(let body):
      let body = Document.sequence([.line, functionBody(body)])
      let frame = Hanging.Frame(opening: head, isIndenting: false)
      return Hanging(frames: [frame], body: body).inside(leading)
    }
  }

  private func parameters(_ parameters: [FunctionLiteral.Parameter], _ span: Span) -> Document {
    let isLong = parameters.count > Self.flatElementsMax
    let lineEnd = Document.softBreak(always: isLong)
    let elements = parameters.map { element in
      Document.sequence([parameter(element), commentsBeforeComma(after: element.span.end)])
    }
    let inner = Document.sequence([lineEnd, separated(elements, by: .line(always: isLong))])
    let closing = closing(after: parameters.last?.span.end ?? span.start + 1)
    let beforeClosing = comments(before: closing)
    let beforeArrow = comments(after: closing + 1)
    return .group(
      .sequence([
        .text("("), .nest(inner), lineEnd, beforeClosing, .text(")"),
        beforeArrow.isEmpty ? .group(.line) : appended(beforeArrow), .text("=>"),
      ]))
  }

  private func parameter(_ parameter: FunctionLiteral.Parameter) -> Document {
    let name = identifier(parameter.name)
    guard let value = parameter.defaultValue else { return name }
    let equals = comments(after: parameter.name.span.end)
    return hanging(value).inside(.sequence([name, equals, .text("=")])).document
  }

  /// A record as a body keeps its parentheses: without them it would be a block.
  private func functionBody(_ body: Expression) -> Document {
    let inner = stripped(body)
    guard case .record = inner.kind else { return expression(inner) }
    return .group(.sequence([.text("("), expression(inner), .text(")")]))
  }

  // MARK: Interpolated strings

  /// Text stands as written, so that its escapes stay: the gaps between the expressions.
  func interpolation(_ parts: [InterpolationPart], _ span: Span) -> Hanging {
    let opening = Document.sequence([comments(before: span.start), .text("\"")])
    var documents: [Document] = []
    var start = span.start + 1
    for case .expression(let value) in parts {
      let open = gapEnd(start, before: value.span.start)
      documents += stringLines(from: start, to: open)
      documents += [expression(value), comments(after: value.span.end)]
      start = tokenStart(after: value.span.end)
    }
    documents += stringLines(from: start, to: span.end - 1)
    return Hanging(
      frames: [.init(opening: opening, closing: .text("\""))], body: .sequence(documents))
  }

  private func stringLines(from start: Int, to end: Int) -> [Document] {
    var documents: [Document] = []
    let lines = source.text(from: start, to: end).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { documents.append(.lineAtMargin) }
      documents.append(.text(String(line)))
    }
    return documents
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
}
