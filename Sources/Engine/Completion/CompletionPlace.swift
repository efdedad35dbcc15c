import Diagnostics
import Syntax

/// What a text before the cursor asks for.
enum CompletionPlace: Equatable {
  /// `import "`
  case packagePath
  /// `bucket: "`
  case bucket
  case measurement
  case field
  /// `r["`, `columns: ["`, `tag: "`
  case column
  /// `r.column == "`
  case value(column: String)
  /// `timezone.location(name: "`
  case zone
  /// A string that nothing is known of.
  case text
  /// `owner.`
  case member(owner: String)
  /// After `(` or `,` of a call; arguments named already are left out.
  case argument(callee: String, named: Set<String>)
  /// After `|>`
  case pipedCall
  /// Anywhere else.
  case name
}

/// A text before the cursor, cut into what is there and the word that is started.
struct CompletionText {
  let place: CompletionPlace
  let started: String
  let tokens: [Token]

  /// Complexity: O(bytes).
  init(_ text: String) {
    let source = SourceText(name: "<prompt>", text: text)
    var tokens = tokenize(source).filter { $0.kind != .endOfFile }
    if let last = tokens.last, last.kind == .string, !isClosed(last.span.text) {
      tokens.removeLast()
      started = String(last.span.text.dropFirst())
      place = stringPlace(tokens)
    } else {
      let word = text.reversed().prefix {
        $0.isLetter || $0.isNumber || $0 == "_" || $0 == "."
      }
      started = String(word.reversed())
      let start = source.bytes.count - started.utf8.count
      tokens.removeAll { $0.span.start >= start }
      place = wordPlace(tokens, started)
    }
    self.tokens = tokens
  }

  /// The text of the last string that stands behind `name:` or `name ==`; nil for none.
  func lastString(after name: String) -> String? {
    var found: String?
    for index in tokens.indices.dropFirst(2) where tokens[index].kind == .string {
      let mark = tokens[index - 1].kind
      guard mark == .colon || mark == .equal, tokens[index - 2].kind == .identifier,
        tokens[index - 2].span.text == name
      else { continue }
      found = String(tokens[index].span.text.dropFirst().dropLast())
    }
    return found
  }

  /// The paths that the text itself imports, by the names it gives them.
  var imports: [String: String] {
    var found: [String: String] = [:]
    for index in tokens.indices where tokens[index].kind == .import {
      let rest = tokens[(index + 1)...].prefix(2)
      guard let path = rest.first(where: { $0.kind == .string })?.span.text else { continue }
      let whole = String(path.dropFirst().dropLast())
      let last = whole.split(separator: "/").last.map(String.init) ?? whole
      let alias = rest.first?.kind == .identifier ? rest.first?.span.text : nil
      found[alias ?? last] = whole
    }
    return found
  }
}

private func isClosed(_ literal: String) -> Bool {
  guard literal.utf8.count >= 2, literal.hasSuffix("\"") else { return false }
  let backslashes = literal.dropLast().reversed().prefix { $0 == "\\" }.count
  return backslashes % 2 == 0
}

/// Arguments whose value is the label of a column.
private let columnArguments: Set<String> = [
  "column", "columns", "on", "rowKey", "columnKey", "valueColumn", "timeColumn", "timeSrc",
  "timeDst", "tag", "by", "as",
]

private func stringPlace(_ tokens: [Token]) -> CompletionPlace {
  guard let last = tokens.last else { return .text }
  switch last.kind {
  case .import: return .packagePath
  case .identifier where tokens.dropLast().last?.kind == .import: return .packagePath
  case .colon: return argumentPlace(tokens.dropLast())
  case .equal, .notEqual: return valuePlace(tokens.dropLast())
  case .leftBracket:
    let before = tokens.dropLast().last?.kind
    if before == .identifier || before == .rightParenthesis { return .column }
    return before == .colon ? argumentPlace(tokens.dropLast(2)) : .text
  case .comma:
    guard let open = openBracket(tokens), tokens[open].kind == .leftBracket, open > 0,
      tokens[open - 1].kind == .colon
    else { return .text }
    return argumentPlace(tokens.prefix(open - 1))
  default: return .text
  }
}

/// The tokens end with an argument's name.
private func argumentPlace(_ tokens: ArraySlice<Token>) -> CompletionPlace {
  guard let name = tokens.last, name.kind == .identifier else { return .text }
  switch name.span.text {
  case "bucket": return .bucket
  case "measurement": return .measurement
  case "field", "fields": return .field
  case "name":
    let callee = openBracket(Array(tokens)).flatMap { calleeName(Array(tokens.prefix($0))) }
    return callee?.hasSuffix("location") == true ? .zone : .text
  case let text: return columnArguments.contains(text) ? .column : .text
  }
}

/// The tokens end with what is compared: `r.column` or `r["column"]`.
private func valuePlace(_ tokens: ArraySlice<Token>) -> CompletionPlace {
  let end = Array(tokens.suffix(4))
  if end.count >= 3, end[end.count - 1].kind == .identifier, end[end.count - 2].kind == .dot {
    return .value(column: end[end.count - 1].span.text)
  }
  if end.count == 4, end[3].kind == .rightBracket, end[2].kind == .string {
    return .value(column: String(end[2].span.text.dropFirst().dropLast()))
  }
  return .text
}

private func wordPlace(_ tokens: [Token], _ started: String) -> CompletionPlace {
  if let dot = started.lastIndex(of: ".") { return .member(owner: String(started[..<dot])) }
  guard let last = tokens.last else { return .name }
  if last.kind == .pipeForward { return .pipedCall }
  if last.kind == .leftParenthesis || last.kind == .comma, let open = openBracket(tokens),
    tokens[open].kind == .leftParenthesis,
    let callee = calleeName(Array(tokens.prefix(open)))
  {
    return .argument(callee: callee, named: namedArguments(tokens, from: open))
  }
  return .name
}

/// The innermost bracket that is open at the end.
private func openBracket(_ tokens: [Token]) -> Int? {
  var depth = 0
  for index in tokens.indices.reversed() {
    switch tokens[index].kind {
    case .rightParenthesis, .rightBracket, .rightBrace: depth += 1
    case .leftParenthesis, .leftBracket, .leftBrace, .interpolationStart:
      if depth == 0 { return index }
      depth -= 1
    default: break
    }
  }
  return nil
}

/// `mean` or `date.truncate` at the end of the tokens.
private func calleeName(_ tokens: [Token]) -> String? {
  guard let last = tokens.last, last.kind == .identifier else { return nil }
  let before = tokens.dropLast()
  if before.last?.kind == .dot, let owner = before.dropLast().last, owner.kind == .identifier {
    return owner.span.text + "." + last.span.text
  }
  return last.span.text
}

private func namedArguments(_ tokens: [Token], from open: Int) -> Set<String> {
  var depth = 0
  var names: Set<String> = []
  for index in (open + 1)..<tokens.count {
    switch tokens[index].kind {
    case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
    case .leftParenthesis, .leftBracket, .leftBrace, .interpolationStart: depth += 1
    case .colon where depth == 0: names.insert(tokens[index - 1].span.text)
    default: break
    }
  }
  return names
}
