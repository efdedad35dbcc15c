import Diagnostics
import Syntax

/// Whether a text reads a field of `v` and does not itself say what `v` is. A text with mistakes,
/// such as one that is still being written, is judged by its words alone.
func readsDashboardRecord(_ text: String) -> Bool {
  let source = SourceText(name: "<prompt>", text: text)
  let words = wordsOfDashboardRecord(source)
  guard words.read else { return false }
  let parsed = parse(source)
  if parsed.diagnostics.contains(where: { $0.severity == .error }) { return !words.assign }
  var search = FreeMemberSearch(name: "v")
  return search.finds(in: parsed.file)
}

/// Whether `v.` and `v =` stand in a text.
private func wordsOfDashboardRecord(_ source: SourceText) -> (read: Bool, assign: Bool) {
  let tokens = tokenize(source)
  var (read, assign) = (false, false)
  for (index, token) in tokens.enumerated()
  where token.kind == .identifier && token.span.text == "v" && index + 1 < tokens.count {
    let before = index > 0 ? tokens[index - 1].kind : .endOfFile
    if tokens[index + 1].kind == .assign { assign = true }
    if tokens[index + 1].kind == .dot, before != .dot { read = true }
  }
  return (read, assign)
}

/// Looks for `name.…` where the name is no import, no variable and no parameter of the text.
private struct FreeMemberSearch {
  private let name: String
  private var stack: [Expression] = []

  init(name: String) { self.name = name }

  mutating func finds(in file: File) -> Bool {
    if file.imports.contains(where: { $0.localName == name }) { return false }
    take(file.body)
    while let expression = stack.popLast() {
      switch expression.kind {
      case .member(let object, _):
        if case .identifier(name) = object.kind { return true }
        stack.append(object)
      case .function(let literal): take(literal)
      default: expression.kind.forEachChild { stack.append($0) }
      }
    }
    return false
  }

  /// The statements up to the one that gives the name a value.
  private mutating func take(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .testcase(_, _, let body): take(body.statements)
      default: statement.kind.forEachExpression { stack.append($0) }
      }
      switch statement.kind {
      case .assignment(let assigned, _) where assigned.name == name: return
      case .option(nil, let assigned, _) where assigned.name == name: return
      default: break
      }
    }
  }

  private mutating func take(_ literal: FunctionLiteral) {
    for parameter in literal.parameters {
      if let value = parameter.defaultValue { stack.append(value) }
    }
    if literal.parameters.contains(where: { $0.name.name == name }) { return }
    switch literal.body {
    case .expression(let body): stack.append(body)
    case .block(let block): take(block.statements)
    }
  }
}
