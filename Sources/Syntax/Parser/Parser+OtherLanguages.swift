import Diagnostics

// Words and signs of other languages: each gets a message with Flux's own, and reading goes on as
// if that stood there.
extension Parser {
  /// `AND`, `OR` on the line of their left operand: the operator that was meant.
  func capitalOperator() -> TokenKind? {
    guard isAt(.identifier), isOnSameLine(after: previousEnd) else { return nil }
    let word = current.span.text
    guard let meant: TokenKind = ["AND": .and, "OR": .or][word.uppercased()],
      beginsOperand(kindAhead())
    else { return nil }
    report(
      .unexpectedToken, "expected an operator, got \(current.described)", at: current.span,
      notes: ["operators are written in small letters"], fix: "write `\(meant.rawValue)`",
      edits: [Edit(current.span, meant.rawValue)])
    return meant
  }

  /// `NOT x`.
  func isCapitalNot() -> Bool {
    guard isAt(.identifier), current.span.text.uppercased() == "NOT" else { return false }
    switch kindAhead() {
    case .identifier, .exists: break
    default: return false
    }
    report(
      .unexpectedToken, "expected an expression, got \(current.described)", at: current.span,
      notes: ["operators are written in small letters"], fix: "write `not`",
      edits: [Edit(current.span, "not")])
    return true
  }

  /// `x in […]` and `x not in […]`, taken after its message; nil where something else follows the
  /// operand.
  func membership(of operand: Expression) -> Expression? {
    guard isOnSameLine(after: previousEnd) else { return nil }
    let isNegated = isAt(.not)
    var ahead = lexer
    ahead.offset = current.span.end
    let word = isNegated ? ahead.next() : current
    guard word.kind == .identifier, word.span.text.lowercased() == "in",
      ahead.next().kind == .leftBracket
    else { return nil }
    advance()
    if isNegated { advance() }
    let set = primary()
    let whole = operand.span.union(set.span)
    let call =
      (isNegated ? "not " : "")
      + "contains(value: \(operand.span.text), set: \(set.span.text))"
    report(
      .unexpectedToken, "expected an operator, got \(word.described)", at: word.span,
      notes: ["a function tells whether an array holds a value"], fix: "write `\(call)`",
      edits: [Edit(whole, call)])
    return bad(from: operand.span.start)
  }

  /// The second part of `===`, `<>` or `->`, taken after its message; false where something else
  /// stands here.
  func takeForeignOperator() -> Bool {
    guard previousEnd == current.span.start, previousEnd > 0 else { return false }
    let whole: (start: Int, meant: String)
    switch (source.bytes[previousEnd - 1], current.kind) {
    case (UInt8(ascii: "<"), .greater): whole = (previousEnd - 1, "!=")
    case (UInt8(ascii: "-"), .greater): whole = (previousEnd - 1, "=>")
    case (UInt8(ascii: "="), .assign):
      let isTriple = previousEnd > 1 && [0x3D, 0x21].contains(source.bytes[previousEnd - 2])
      guard isTriple else { return false }
      whole = (previousEnd - 2, source.bytes[previousEnd - 2] == 0x21 ? "!=" : "==")
    default: return false
    }
    let span = Span(source: source, start: whole.start, end: current.span.end)
    report(
      .unexpectedToken, "expected an operator, got `\(span.text)`", at: span,
      fix: "write `\(whole.meant)`", edits: [Edit(span, whole.meant)])
    advance()
    return true
  }

  /// `r => …`, a parameter without its brackets, with its body taken; false where something else
  /// stands here. `start` is where the element began.
  func takeBareFunction(from start: Int) -> Bool {
    guard isAt(.arrow) else { return false }
    var nameStart = previousEnd
    while nameStart > start, isWordByte(source.bytes[nameStart - 1]) { nameStart -= 1 }
    guard nameStart < previousEnd else { return false }
    let name = Span(source: source, start: nameStart, end: previousEnd)
    report(
      .unexpectedToken, "expected `(\(name.text)) =>`, got `\(name.text) =>`", at: name,
      notes: ["a function's parameters stand between brackets"],
      fix: "write `(\(name.text)) =>`", edits: [Edit(name, "(\(name.text))")])
    advance()
    _ = functionBody()
    return true
  }

  /// `=> {r with x: 1}` and `=> {x: 1}`: a record where a block would begin.
  func bareRecord() -> Expression? {
    var ahead = lexer
    ahead.offset = current.span.end
    let (first, second) = (ahead.next(), ahead.next())
    guard first.kind == .identifier || first.kind == .string,
      second.kind == .colon || second.kind == .identifier && second.span.text == "with"
    else { return nil }
    let before = diagnostics.count
    let record = record()
    if diagnostics.count == before {
      let text = record.span.text
      let shown = text.utf8.count <= 60 && !text.contains("\n") ? text : "{…}"
      report(
        .unexpectedToken, "expected a block or a value, got a record without brackets",
        at: record.span, notes: ["`{` after `=>` begins a block that ends in `return`"],
        fix: "write `(\(shown))`",
        edits: [
          Edit(in: source, at: record.span.start, insert: "("),
          Edit(in: source, at: record.span.end, insert: ")"),
        ])
    }
    return record
  }

  /// `let x = …`, `var x = …`: takes the word before the name, after its message.
  func takeDeclarationWord() {
    guard isAt(.identifier), ["let", "var", "const"].contains(current.span.text),
      kindsAhead(2) == [.identifier, .assign]
    else { return }
    let end = lexer.offset
    var next = end
    while next < source.bytes.count, [0x20, 0x09].contains(source.bytes[next]) { next += 1 }
    let word = Span(source: source, start: current.span.start, end: next)
    report(
      .unexpectedToken, "expected a statement, got \(current.described)", at: current.span,
      notes: ["`=` alone gives a name to a value"], fix: "leave `\(current.span.text)` out",
      edits: [Edit(word, "")])
    advance()
  }

  /// A file that begins as another language does is reported as a whole, and given up.
  func reportOtherLanguage() {
    guard isAt(.identifier), isOnSameLine(after: current.span.end, next: true) else { return }
    let word = current.span.text.lowercased()
    let next = kindAhead()
    switch word {
    case "select", "show":
      guard [.identifier, .multiply, .string, .quote].contains(next) else { return }
      let example =
        "from(bucket: \"…\") |> range(start: -1h) |> filter(fn: (r) => r._measurement == \"…\")"
      report(
        .otherLanguage, "expected Flux, got a statement of SQL or InfluxQL", at: current.span,
        notes: ["a query of Flux is a chain of steps, from its source on"],
        fix: word == "show"
          ? "write `import \"influxdata/influxdb/schema\"` and `schema.measurements(bucket: \"…\")`"
          : "write `\(example)`, then steps such as `|> mean()`")
    case "def", "function", "func":
      guard next == .identifier else { return }
      report(
        .otherLanguage, "expected Flux, got a function of another language", at: current.span,
        notes: ["a function is a value that gets a name by `=`"],
        fix: "write `name = (parameter) => value`")
    default: return
    }
    stop()
  }

  /// `/* … */`: reported, and skipped; false where the token is a regular expression.
  func skipBlockComment() -> Bool {
    let bytes = source.bytes
    let start = current.span.start
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "/"),
      bytes[start + 1] == UInt8(ascii: "*")
    else { return false }
    var end = start + 2
    while end + 1 < bytes.count,
      !(bytes[end] == UInt8(ascii: "*") && bytes[end + 1] == UInt8(ascii: "/"))
    { end += 1 }
    let inner = source.text(from: start + 2, to: min(end, bytes.count))
    end = min(end + 2, bytes.count)
    var rest = end
    while rest < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[rest]) { rest += 1 }
    let endsLine = rest == bytes.count || bytes[rest] == 0x0A
    let lines = inner.split(separator: "\n", omittingEmptySubsequences: false).map { "//\($0)" }
    let comment = Span(source: source, start: start, end: end)
    report(
      .unexpectedToken, "expected an expression, got `/*`",
      at: Span(
        source: source, start: start, end: start + 2),
      notes: ["a comment goes from `//` to the end of its line"],
      fix: "write `//` before each of its lines",
      edits: [Edit(comment, lines.joined(separator: "\n") + (endsLine ? "" : "\n"))])
    resume(at: end)
    return true
  }

  private func isOnSameLine(after place: Int, next: Bool = false) -> Bool {
    var end = current.span.start
    if next {
      var ahead = lexer
      ahead.offset = current.span.end
      end = ahead.next().span.start
    }
    return place <= end && !source.bytes[place..<end].contains(0x0A)
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    lexer.isDigit(byte) || byte == UInt8(ascii: "_")
      || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
}
